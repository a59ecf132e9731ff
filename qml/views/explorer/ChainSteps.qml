pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls

// The eight steps with their blocks, as the chain tells them.
RowLayout {
    id: steps

    required property var model

    spacing: Theme.space2
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Steps of the task")

    Repeater {
        model: steps.model

        ColumnLayout {
            id: step

            required property string title
            required property string mark
            required property string place
            required property string took
            required property string spoken

            spacing: 2
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Accessible.role: Accessible.ListItem
            Accessible.name: spoken

            RowLayout {
                spacing: Theme.space2

                Icon {
                    name: step.mark === "done" ? "circle-check" : step.mark === "failed" ? "octagon-x" : step.mark === "skipped" ? "circle-dashed" : step.mark === "running" ? "loader" : "circle"
                    color: step.mark === "done" ? Theme.okText : step.mark === "failed" ? Theme.badText : step.mark === "running" ? Theme.accentText : Theme.textTertiary
                }
                Rectangle {
                    height: 2
                    color: step.mark === "done" ? Theme.okFill : Theme.lineDefault
                    Layout.fillWidth: true
                    Layout.preferredHeight: 2
                }
            }
            Label {
                text: step.title
                kind: Label.Small
                medium: true
                color: step.mark === "notYet" ? Theme.textTertiary : Theme.textPrimary
            }
            Label {
                text: step.place
                kind: Label.NumS
                color: Theme.textTertiary
            }
            Label {
                text: step.took
                kind: Label.NumS
                color: Theme.textTertiary
            }
        }
    }
}
