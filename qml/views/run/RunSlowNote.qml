import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// Whom the task waits for longer than usual, and what can be done. It comes in the middle of a step, so it stands
// where nothing lies beside it but what scrolls.
ColumnLayout {
    id: slow

    required property App app
    required property TaskView task

    spacing: Theme.space2

    Note {
        kind: "warn"
        title: slow.task.slowTitle
        text: slow.task.slowNote
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Button {
            visible: slow.task.slowFor === "members"
            text: qsTr("Keep waiting")
            size: Button.Small
            onClicked: slow.task.keepWaiting()
        }
        Button {
            visible: slow.task.slowFor === "members"
            text: qsTr("Show who qualifies")
            size: Button.Small
            onClicked: slow.app.navigator.open("explorer.nodes")
        }
        Button {
            visible: slow.task.slowFor === "author"
            text: qsTr("Choose another lambda")
            size: Button.Small
            onClicked: slow.app.navigator.open("run.new")
        }
    }
}
