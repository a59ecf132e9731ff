pragma ComponentBehavior: Bound

import QtQuick
import Leo.Controls

// Monitors times before, during and after: full, half full, hatched, dashed, or an outline. members is the list model of
// CommitteeRing.
Row {
    id: grid

    required property var members
    property real cell: Theme.px(13)

    spacing: 3
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Verdicts of the monitors, before, during and after")

    Repeater {
        model: grid.members

        Column {
            id: monitor

            required property string memberRole
            required property string before
            required property string during
            required property string after
            required property string spoken

            visible: memberRole === "monitor"
            spacing: 3
            Accessible.role: Accessible.Row
            Accessible.name: spoken

            Repeater {
                model: [monitor.before, monitor.during, monitor.after]

                Rectangle {
                    id: square

                    required property string modelData

                    width: grid.cell
                    height: grid.cell
                    radius: 2
                    color: modelData === "confirmed" ? Theme.okFill : modelData === "checking" ? Theme.accentSubtle : "transparent"
                    border.width: modelData === "confirmed" || modelData === "silent" ? 0 : 1
                    border.color: modelData === "failed" ? Theme.badFill : modelData === "checking" ? Theme.accentLine : Theme.lineGraphic

                    Rectangle {
                        visible: square.modelData === "checking"
                        width: parent.width / 2
                        height: parent.height
                        radius: parent.radius
                        color: Theme.accentLine
                    }
                    DashedFrame {
                        anchors.fill: parent
                        visible: square.modelData === "silent"
                        radius: parent.radius
                        color: Theme.warnFill
                    }

                    Hatch {
                        anchors.fill: parent
                        visible: square.modelData === "failed"
                        color: Theme.badFill
                        framed: false
                    }
                }
            }
        }
    }
}
