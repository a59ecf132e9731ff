import QtQuick
import QtQuick.Shapes
import Leo.Controls

// A transaction as a small figure, by kind: "square" task, "outline" join, reveal and anchor, "ring" key request and
// grant, "disc" attest, "diamond" complete and settle, "triangle" lambda, "bar" transfer, "cross" dispute and failed
// turn. tone is a word of Theme.ink.
Item {
    id: glyph

    required property string kind
    property string tone
    property real size: Theme.px(10)
    property color color: Theme.ink(tone)

    readonly property bool filled: kind === "square" || kind === "disc" || kind === "diamond" || kind === "bar"

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    Rectangle {
        visible: /^(square|outline|ring|disc|diamond|bar)$/.test(glyph.kind)
        anchors.centerIn: parent
        width: glyph.kind === "bar" ? glyph.size : glyph.kind === "diamond" ? glyph.size * 0.72 : glyph.size - 1
        height: glyph.kind === "bar" ? glyph.size * 0.3 : width
        radius: glyph.kind === "ring" || glyph.kind === "disc" ? width / 2 : 1
        rotation: glyph.kind === "diamond" ? 45 : 0
        antialiasing: true
        color: glyph.filled ? glyph.color : "transparent"
        border.width: glyph.filled ? 0 : Theme.px(1.5)
        border.color: glyph.color
    }
    Shape {
        visible: glyph.kind === "triangle"
        anchors.fill: parent

        ShapePath {
            strokeWidth: -1
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
            PathLine {
                x: glyph.size / 2
                y: 0
            }
        }
    }
    Shape {
        visible: glyph.kind === "cross"
        anchors.fill: parent

        ShapePath {
            strokeWidth: glyph.size / 4
            strokeColor: glyph.color
            fillColor: "transparent"
            startX: 1
            startY: 1

            PathLine {
                x: glyph.size - 1
                y: glyph.size - 1
            }
            PathMove {
                x: glyph.size - 1
                y: 1
            }
            PathLine {
                x: 1
                y: glyph.size - 1
            }
        }
    }
}
