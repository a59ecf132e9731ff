import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// Why no task came: draws against what was to be expected, and for each task missed what was missing.
Card {
    id: card

    required property App app

    title: qsTr("Why no task")
    padding: 0
    spacing: 0

    Label {
        objectName: "drawsText"
        text: card.app.node.drawsText
        kind: Label.Small
        color: Theme.textSecondary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
        Layout.margins: Theme.space4
        Layout.bottomMargin: Theme.space3
    }
    DataTable {
        objectName: "missedTasks"
        visible: count > 0
        model: card.app.node.missed
        dense: true
        hasHead: false
        accessibleName: qsTr("Tasks this node did not get")
        columns: [
            {title: qsTr("Time"), role: "time", kind: "mono", width: 44},
            {title: qsTr("Task"), role: "shown", fullRole: "taskId", kind: "mono", width: 96},
            {title: qsTr("What was missing"), role: "reason"}
        ]
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(5, count) * Theme.rowDense
        onActivated: (index, row) => card.app.navigator.open("explorer.task", {id: row.taskId})
    }
    Label {
        visible: card.app.node.missed.count === 0
        text: qsTr("No task was missed for a requirement or a limit.")
        kind: Label.Small
        color: Theme.textTertiary
        Layout.leftMargin: Theme.space4
        Layout.bottomMargin: Theme.space4
    }
}
