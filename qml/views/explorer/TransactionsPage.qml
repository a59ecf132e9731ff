import QtQuick
import Leo.Views

ChainListPage {
    id: page

    title: qsTr("Transactions")
    source: app.explorer.transactions
    emptyText: qsTr("No transaction has been made on this network yet.")
    columns: [
        {role: "kindName", title: qsTr("Kind"), width: 120, icon: "icon"},
        {role: "shownId", title: qsTr("Id"), width: 140, mono: true},
        {role: "from", title: qsTr("From"), width: 110, mono: true},
        {role: "what", title: qsTr("What"), width: 0},
        {role: "amount", title: qsTr("LEO"), width: 90, mono: true, right: true},
        {role: "place", title: qsTr("Block"), width: 90, mono: true, right: true},
        {role: "when", title: qsTr("Time"), width: 80, mono: true, right: true, tertiary: true}
    ]
    onOpened: row => {
        if (source.rows.value(row, "fromAccount") === "")
            app.navigator.open("explorer.block", {id: source.rows.value(row, "placeNumber")});
        else
            app.navigator.open("explorer.transaction", {id: source.rows.value(row, "fullId")});
    }
}
