import QtQuick
import QtQuick.Shapes
import Leo.Controls
import "arcs.js" as Arcs

// A hatched rectangle: what is burned, or failed.
Item {
    id: hatch

    property color color: Theme.roleBurn
    property bool framed: true

    clip: true
    Accessible.ignored: true

    Shape {
        anchors.fill: parent

        ShapePath {
            strokeColor: hatch.color
            strokeWidth: 2
            fillColor: "transparent"
            capStyle: ShapePath.FlatCap

            PathSvg {
                path: Arcs.hatchRect(hatch.width, hatch.height, 6)
            }
        }
    }
    Rectangle {
        anchors.fill: parent
        visible: hatch.framed
        color: "transparent"
        border.width: 1
        border.color: hatch.color
    }
}
