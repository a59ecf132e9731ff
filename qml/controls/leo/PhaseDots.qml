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

        Rectangle {
            required property string modelData

            width: Theme.px(14)
            height: Theme.px(6)
            radius: 1
            color: modelData === "done" ? Theme.okFill : modelData === "running" ? Theme.accentLine : modelData === "failed" ? Theme.badFill : "transparent"
            border.width: modelData === "notYet" || modelData === "skipped" ? 1 : 0
            border.color: Theme.lineDefault
        }
    }
}
