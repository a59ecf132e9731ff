import QtQuick
import Leo.Views

ChainListPage {
    id: page

    title: qsTr("Tasks")
    note: qsTr("Roles become public when the task completes")
    source: app.explorer.tasks
    emptyText: qsTr("No task has been posted on this network yet.")
    columns: [
        {role: "shownId", fullRole: "fullId", title: qsTr("Task"), width: 150, kind: "mono"},
        {role: "lambda", title: qsTr("Lambda")},
        {role: "statusText", title: qsTr("State"), width: 150, kind: "badge", statusRole: "status", plain: true},
        {role: "members", title: qsTr("Members"), width: 80, kind: "mono", align: "right", hideBelow: 880},
        {role: "offer", title: qsTr("Offer, LEO"), width: 100, kind: "mono", align: "right"},
        {role: "place", title: qsTr("Closed in"), width: 90, kind: "mono", align: "right", hideBelow: 800},
        {role: "when", title: qsTr("Posted"), width: 80, kind: "mono", tone: "muted", align: "right"}
    ]
    onOpened: row => app.navigator.open("explorer.task", {id: row.fullId})
}
