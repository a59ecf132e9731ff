pragma ComponentBehavior: Bound

import QtQuick
import Leo.Controls

// The eight steps as small bars, for tables. marks are words of Lifecycle.
Row {
    id: dots

    required property var marks // list of texts

    spacing: 2
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1 of %2 steps done").arg(dots.marks.filter(mark => mark === "done").length).arg(dots.marks.length)

    Repeater {
        model: dots.marks

        // Told apart without colour too: full, half full, hatched, an outline, a stroke.
        Rectangle {
            id: bar

            required property string modelData

            width: Theme.px(14)
            height: Theme.px(6)
            radius: 1
            color: modelData === "done" ? Theme.okFill : "transparent"
            border.width: modelData === "notYet" || modelData === "running" ? 1 : 0
            border.color: modelData === "running" ? Theme.accentLine : Theme.lineGraphic

            Rectangle {
                visible: bar.modelData === "running"
                width: parent.width / 2
                height: parent.height
                radius: 1
                color: Theme.accentLine
            }
            Hatch {
                visible: bar.modelData === "failed"
                anchors.fill: parent
                color: Theme.badFill
            }
            Rectangle {
                visible: bar.modelData === "skipped"
                anchors.centerIn: parent
                width: parent.width / 2
                height: 1
                color: Theme.lineGraphic
            }
        }
    }
}
