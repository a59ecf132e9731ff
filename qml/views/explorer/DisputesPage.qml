import QtQuick
import Leo.Views

ChainListPage {
    id: page

    title: qsTr("Disputes")
    note: qsTr("Layer one judges from the evidence alone; nobody votes")
    source: app.explorer.disputes
    emptyText: qsTr("Nobody has been accused of a lie on this network.")
    columns: [
        {role: "shownId", title: qsTr("Dispute"), width: 150, mono: true},
        {role: "kindName", title: qsTr("Kind"), width: 0},
        {role: "accused", title: qsTr("Accused"), width: 110, mono: true},
        {role: "reporter", title: qsTr("Reporter"), width: 110, mono: true},
        {role: "statusText", title: qsTr("Verdict"), width: 120, badge: "upheld"},
        {role: "seized", title: qsTr("Seized, LEO"), width: 100, mono: true, right: true},
        {role: "place", title: qsTr("Block"), width: 90, mono: true, right: true}
    ]
    onOpened: row => app.navigator.open("explorer.transaction", {id: source.rows.value(row, "fullId")})
}
