import QtQuick
import QtQuick.Shapes
import Leo.Controls
import Leo.Views

// One transaction of a block, by kind.
Item {
    id: item

    readonly property ChainTones tones: ChainTones {}

    required property string glyph
    required property string tone

    readonly property color ink: item.tones.ink(tone)
    readonly property bool filled: glyph === "square" || glyph === "disc" || glyph === "diamond"

    implicitWidth: Theme.px(10)
    implicitHeight: Theme.px(10)

    Rectangle {
        visible: item.glyph !== "triangle" && item.glyph !== "cross"
        anchors.centerIn: parent
        width: item.glyph === "bar" ? parent.width : item.glyph === "diamond" ? parent.width * 0.72 : parent.width - 1
        height: item.glyph === "bar" ? Theme.px(3) : width
        radius: item.glyph === "ring" || item.glyph === "disc" ? width / 2 : 1
        rotation: item.glyph === "diamond" ? 45 : 0
        antialiasing: true
        color: item.filled || item.glyph === "bar" ? item.ink : "transparent"
        border.width: item.filled || item.glyph === "bar" ? 0 : Theme.px(1.5)
        border.color: item.ink
    }
    Shape {
        visible: item.glyph === "triangle"
        anchors.fill: parent

        ShapePath {
            strokeWidth: -1
            fillColor: item.ink
            startX: item.width / 2
            startY: 0
            PathLine { x: item.width; y: item.height }
            PathLine { x: 0; y: item.height }
            PathLine { x: item.width / 2; y: 0 }
        }
    }
    Shape {
        visible: item.glyph === "cross"
        anchors.fill: parent

        ShapePath {
            strokeWidth: Theme.px(2.5)
            strokeColor: item.ink
            fillColor: "transparent"
            startX: 1
            startY: 1
            PathLine { x: item.width - 1; y: item.height - 1 }
            PathMove { x: item.width - 1; y: 1 }
            PathLine { x: 1; y: item.height - 1 }
        }
    }
}
