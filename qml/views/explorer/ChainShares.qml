pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// Where the offer of a task went, to the ninth decimal.
Card {
    id: card

    required property TaskDetail task

    function ink(share: string): color {
        return share === "burned" ? Theme.roleBurn : share === "publisher" ? Theme.roleBob : share === "executor" ? Theme.roleExecutor : share === "monitors" || share === "committee" ? Theme.roleMonitor : Theme.textSecondary;
    }

    title: qsTr("Settlement")
    note: qsTr("Offer %1 LEO").arg(task.offer)

    Label {
        text: card.task.sentence
        color: Theme.textSecondary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    Repeater {
        model: card.task.shares

        RowLayout {
            id: line

            required property string label
            required property string note
            required property string amount
            required property string share

            spacing: Theme.space3
            Layout.fillWidth: true
            Layout.minimumHeight: Theme.px(28)
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%1 %2: %3 LEO").arg(label).arg(note).arg(amount)

            Rectangle {
                color: card.ink(line.share)
                radius: 2
                Layout.preferredWidth: Theme.px(10)
                Layout.preferredHeight: Theme.px(10)
            }
            Label {
                text: line.label
            }
            Label {
                text: line.note
                kind: Label.Small
                color: Theme.textTertiary
                Layout.fillWidth: true
            }
            Label {
                text: line.amount
                kind: Label.Num
            }
        }
    }
}
