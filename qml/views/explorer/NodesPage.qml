import QtQuick
import Leo.Views

ChainListPage {
    id: page

    title: qsTr("Nodes")
    note: qsTr("Led: of the committees it was drawn into, how often it was the executor")
    source: app.explorer.nodes
    emptyText: qsTr("This network has no nodes yet.")
    columns: [
        {role: "shownId", title: qsTr("Node"), width: 110, mono: true},
        {role: "name", title: qsTr("Name"), width: 0},
        {role: "statusText", title: qsTr("State"), width: 130, badge: "status"},
        {role: "tpm", title: qsTr("TPM"), width: 90, tertiary: true},
        {role: "credit", title: qsTr("Credit"), width: 70, mono: true, right: true},
        {role: "creditShare", title: qsTr("Of all"), width: 70, mono: true, right: true},
        {role: "led", title: qsTr("Executed"), width: 76, mono: true, right: true},
        {role: "leadShare", title: qsTr("Led"), width: 70, mono: true, right: true},
        {role: "monitored", title: qsTr("Monitored"), width: 80, mono: true, right: true},
        {role: "failed", title: qsTr("Failed"), width: 60, mono: true, right: true}
    ]
    onOpened: row => app.navigator.open("explorer.account", {id: source.rows.value(row, "fullId")})
}
