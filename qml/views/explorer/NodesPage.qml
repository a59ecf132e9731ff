import QtQuick
import Leo.Views

ChainListPage {
    id: page

    title: qsTr("Nodes")
    note: qsTr("Led: of the committees it was drawn into, how often it was the executor")
    source: app.explorer.nodes
    emptyText: qsTr("This network has no nodes yet.")
    columns: [
        {role: "shownId", fullRole: "fullId", title: qsTr("Node"), width: 110, kind: "mono"},
        {role: "name", title: qsTr("Name")},
        {role: "statusText", title: qsTr("State"), width: 130, kind: "badge", statusRole: "status", plain: true},
        {role: "tpm", title: qsTr("TPM"), width: 90, kind: "muted", hideBelow: 900},
        {role: "credit", title: qsTr("Credit"), width: 70, kind: "mono", align: "right"},
        {role: "creditShare", title: qsTr("Of all"), width: 70, kind: "mono", align: "right", hideBelow: 1000},
        {role: "led", title: qsTr("Executed"), width: 76, kind: "mono", align: "right"},
        {role: "leadShare", title: qsTr("Led"), width: 70, kind: "mono", align: "right", hideBelow: 1000},
        {role: "monitored", title: qsTr("Monitored"), width: 80, kind: "mono", align: "right", hideBelow: 800},
        {role: "failed", title: qsTr("Failed"), width: 76, kind: "mono", align: "right", hideBelow: 700}
    ]
    onOpened: row => app.navigator.open("explorer.account", {id: row.fullId})
}
