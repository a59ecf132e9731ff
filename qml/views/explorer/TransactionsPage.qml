import QtQuick
import Leo.Views

ChainListPage {
    id: page

    title: qsTr("Transactions")
    source: app.explorer.transactions
    emptyText: qsTr("No transaction has been made on this network yet.")
    columns: [
        {role: "kindName", title: qsTr("Kind"), width: 120, iconRole: "icon", iconToneRole: "tone", tone: "textPrimary"},
        {role: "shownId", fullRole: "fullId", title: qsTr("Id"), width: 104, kind: "mono"},
        {role: "from", fullRole: "fromAccount", title: qsTr("From"), width: 110, kind: "mono", hideBelow: 880},
        {role: "what", title: qsTr("What")},
        {role: "amount", title: qsTr("LEO"), width: 90, kind: "mono", align: "right"},
        {role: "place", title: qsTr("Block"), width: 90, kind: "mono", align: "right", hideBelow: 760},
        {role: "when", title: qsTr("Time"), width: 110, kind: "mono", tone: "muted", align: "right"}
    ]
    // A deadline is an act of layer one itself: its page is its block.
    onOpened: row => app.navigator.open(row.fromAccount === "" ? "explorer.block" : "explorer.transaction", {id: row.fromAccount === "" ? row.placeNumber : row.fullId})
}
