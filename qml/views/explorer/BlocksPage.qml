import QtQuick
import Leo.Views

ChainListPage {
    id: page

    title: qsTr("Blocks")
    source: app.explorer.blocks
    emptyText: qsTr("No block has been made yet. The first comes with the first transaction, or by itself.")
    columns: [
        {role: "place", title: qsTr("Block"), width: 110, mono: true},
        {role: "shownHash", title: qsTr("Hash"), width: 0, mono: true},
        {role: "txCount", title: qsTr("Transactions"), width: 110, mono: true, right: true},
        {role: "bytes", title: qsTr("Size"), width: 90, mono: true, right: true},
        {role: "when", title: qsTr("Time"), width: 90, mono: true, right: true, tertiary: true}
    ]
    onOpened: row => app.navigator.open("explorer.block", {id: source.rows.value(row, "placeNumber")})
}
