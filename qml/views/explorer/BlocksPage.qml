import QtQuick
import Leo.Views

ChainListPage {
    id: page

    title: qsTr("Blocks")
    source: app.explorer.blocks
    emptyText: qsTr("No block has been made yet. The first comes with the first transaction, or by itself.")
    columns: [
        {role: "place", title: qsTr("Block"), width: 110, kind: "mono"},
        {role: "shownHash", fullRole: "fullHash", title: qsTr("Hash"), kind: "mono"},
        {role: "txs", title: qsTr("Transactions"), width: 110, kind: "mono", align: "right"},
        {role: "bytes", title: qsTr("Size"), width: 90, kind: "mono", align: "right"},
        {role: "when", title: qsTr("Time"), width: 110, kind: "mono", tone: "muted", align: "right"}
    ]
    onOpened: row => app.navigator.open("explorer.block", {id: row.placeNumber})
}
