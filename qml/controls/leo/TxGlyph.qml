import QtQuick
import QtQuick.Shapes
import Leo.Controls

// The kind of a transaction as a small figure: "task" filled square, "join" outlined square, "key" ring, "attest" disc,
// "settle" diamond, "lambda" triangle, "transfer" bar, "dispute" cross.
Item {
    id: glyph

    required property string kind
    property real size: Theme.px(8)
    property color color: kind === "dispute" ? Theme.badText : kind === "settle" ? Theme.okText : kind === "lambda" ? Theme.roleBob : kind === "attest" ? Theme.roleMonitor : kind === "task" ? Theme.accentLine : Theme.textSecondary

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    Rectangle {
        visible: /^(task|join|key|attest|settle|transfer)$/.test(glyph.kind)
        anchors.centerIn: parent
        width: glyph.kind === "settle" ? glyph.size * 0.76 : glyph.size
        height: glyph.kind === "transfer" ? glyph.size * 0.36 : width
        radius: glyph.kind === "key" || glyph.kind === "attest" ? width / 2 : 0
        rotation: glyph.kind === "settle" ? 45 : 0
        antialiasing: true
        color: glyph.kind === "join" || glyph.kind === "key" ? "transparent" : glyph.color
        border.width: glyph.kind === "join" || glyph.kind === "key" ? 1.5 : 0
        border.color: glyph.color
    }
    Shape {
        visible: glyph.kind === "lambda"
        anchors.fill: parent

        ShapePath {
            strokeColor: "transparent"
            fillColor: glyph.color
            startX: glyph.size / 2
            startY: 0

            PathLine {
                x: glyph.size
                y: glyph.size
            }
            PathLine {
                x: 0
                y: glyph.size
            }
        }
    }
    Icon {
        visible: glyph.kind === "dispute"
        anchors.centerIn: parent
        name: "x"
        size: glyph.size * 1.5
        color: glyph.color
    }
}
