import QtQuick
import Leo.Views

ChainListPage {
    id: page

    title: qsTr("Tasks")
    note: qsTr("Roles become public when the task completes")
    source: app.explorer.tasks
    emptyText: qsTr("No task has been posted on this network yet.")
    columns: [
        {role: "shownId", title: qsTr("Task"), width: 150, mono: true},
        {role: "lambda", title: qsTr("Lambda"), width: 0},
        {role: "statusText", title: qsTr("State"), width: 150, badge: "status"},
        {role: "members", title: qsTr("Members"), width: 80, mono: true, right: true},
        {role: "offer", title: qsTr("Offer, LEO"), width: 100, mono: true, right: true},
        {role: "place", title: qsTr("Closed in"), width: 90, mono: true, right: true},
        {role: "when", title: qsTr("Posted"), width: 80, mono: true, right: true, tertiary: true}
    ]
    onOpened: row => app.navigator.open("explorer.task", {id: source.rows.value(row, "fullId")})
}
