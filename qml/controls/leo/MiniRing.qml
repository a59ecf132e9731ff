pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Leo.Controls
import "arcs.js" as Arcs

// A ring of as many pieces as there are steps; the ones done are filled.
Item {
    id: ring

    property int done: 0
    property int total: 8
    property real size: Theme.px(24)
    property color color: Theme.accentLine

    implicitWidth: size
    implicitHeight: size
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1 of %2 steps done").arg(done).arg(total)

    Repeater {
        model: ring.total

        Shape {
            id: piece

            required property int index

            anchors.fill: parent

            ShapePath {
                strokeWidth: -1
                strokeColor: "transparent"
                fillColor: piece.index < ring.done ? ring.color : Theme.lineDefault

                PathSvg {
                    readonly property real step: 360 / ring.total

                    path: Arcs.sector(ring.size / 2, ring.size * 0.32, ring.size * 0.48, piece.index * step + 4, (piece.index + 1) * step - 4)
                }
            }
        }
    }
}
