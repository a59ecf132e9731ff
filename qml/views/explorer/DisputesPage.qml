import QtQuick
import Leo.Views

ChainListPage {
    id: page

    title: qsTr("Disputes")
    note: qsTr("Layer one judges from the evidence alone; nobody votes")
    source: app.explorer.disputes
    emptyText: qsTr("Nobody has been accused of a lie on this network.")
    columns: [
        {role: "shownId", fullRole: "fullId", title: qsTr("Dispute"), width: 150, kind: "mono"},
        {role: "kindName", title: qsTr("Kind")},
        {role: "accused", fullRole: "accusedId", title: qsTr("Accused"), width: 110, kind: "mono"},
        {role: "reporter", title: qsTr("Reporter"), width: 110, kind: "mono"},
        {role: "statusText", title: qsTr("Verdict"), width: 120, kind: "badge", statusRole: "upheld", plain: true},
        {role: "seized", title: qsTr("Seized, LEO"), width: 100, kind: "mono", align: "right"},
        {role: "place", title: qsTr("Block"), width: 90, kind: "mono", align: "right"}
    ]
    onOpened: row => app.navigator.open("explorer.transaction", {id: row.fullId})
}
