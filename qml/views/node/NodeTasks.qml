import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// The node's tasks with its own role, which nobody else sees here and which can be hidden.
Card {
    id: card

    required property App app
    readonly property NodeArea area: app.node

    signal whyWanted

    title: qsTr("Tasks")
    stale: area.network.notLiveText !== ""
    padding: 0
    spacing: 0
    actions: [
        LinkText {
            objectName: "whyNoTask"
            text: qsTr("Why no task?")
            kind: Label.Small
            visible: !card.area.noTaskLately
            onClicked: card.whyWanted()
        },
        Button {
            objectName: "hideRoles"
            text: card.area.rolesHidden ? qsTr("Show roles") : qsTr("Hide roles")
            iconName: card.area.rolesHidden ? "eye" : "eye-off"
            size: Button.Small
            onClicked: card.app.settings.hideAmounts = !card.area.rolesHidden
        }
    ]

    Label {
        text: card.area.rolesHidden ? card.area.tasksText : qsTr("Only the committee knows your role until the task completes.")
        kind: Label.Small
        color: Theme.textTertiary
        elide: Text.ElideRight
        Layout.fillWidth: true
        Layout.margins: Theme.space4
        Layout.topMargin: Theme.space3
        Layout.bottomMargin: card.area.rolesHidden ? Theme.space4 : 0
    }
    DataTable {
        objectName: "nodeTasks"
        visible: !card.area.rolesHidden && count > 0
        model: card.area.tasks
        dense: true
        accessibleName: qsTr("Tasks of this node")
        columns: [
            {title: qsTr("Time"), role: "time", kind: "mono", width: 44},
            {title: qsTr("Task"), role: "shown", fullRole: "taskId", kind: "mono", fill: 1.1},
            {title: qsTr("Your role"), role: "roleText", component: roleCell, fill: 1},
            {title: qsTr("State"), role: "stateText", kind: "badge", statusRole: "stateStatus", plain: true, fill: 1.4},
            {title: qsTr("LEO"), role: "leo", kind: "mono", toneRole: "leoTone", align: "right", width: 72},
            {title: qsTr("Credit"), role: "credit", kind: "mono", toneRole: "creditTone", align: "right", width: 52}
        ]
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.tableHead + Math.min(7, Math.max(1, count)) * Theme.rowDense
        onActivated: (index, row) => card.app.navigator.open("explorer.task", {id: row.taskId})
    }
    Label {
        visible: !card.area.rolesHidden && card.area.tasks.count === 0
        text: qsTr("No task came yet.")
        kind: Label.Small
        color: Theme.textTertiary
        Layout.margins: Theme.space4
    }

    Component {
        id: roleCell

        RowLayout {
            id: cell

            property var row
            property var column
            readonly property string mark: row ? row.role ?? "" : ""

            spacing: Theme.px(8)

            Rectangle {
                visible: cell.mark !== "sealed"
                implicitWidth: Theme.px(8)
                implicitHeight: Theme.px(8)
                radius: cell.mark === "monitor" ? width / 2 : 0
                rotation: cell.mark === "executor" ? 45 : 0
                antialiasing: true
                color: cell.mark === "executor" ? Theme.roleExecutor : Theme.roleMonitor
            }
            Icon {
                visible: cell.mark === "sealed"
                name: "lock"
                size: Theme.px(12)
                color: Theme.textTertiary
            }
            Label {
                kind: Label.Small
                text: cell.row ? cell.row.roleText ?? "" : ""
                color: cell.mark === "sealed" ? Theme.textTertiary : Theme.textPrimary
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
}
