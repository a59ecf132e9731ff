import QtQuick
import Leo.Controls
import Leo.Ui
import Leo.Views

// The transactions of one thing; each leads to its page.
DataTable {
    id: table

    required property App app
    property bool placed: false // says the block of each

    columns: [
        {role: "kindName", title: qsTr("Kind"), width: 120, iconRole: "icon", iconToneRole: "tone", tone: "textPrimary"},
        {role: "shownId", fullRole: "fullId", title: qsTr("Id"), width: 104, kind: "mono"},
        {role: "from", fullRole: "fromAccount", title: qsTr("From"), width: 96, kind: "mono", tone: "muted"},
        {role: "what", title: qsTr("What")},
        placed ? {role: "place", title: qsTr("Block"), width: 90, kind: "mono", align: "right"} : {role: "amount", title: qsTr("LEO"), width: 90, kind: "mono", align: "right"}
    ]
    dense: true
    fits: true
    // A deadline is an act of layer one itself and has no page of its own.
    onActivated: (index, row) => {
        if (row.fromAccount !== "")
            app.navigator.open("explorer.transaction", {id: row.fullId});
        else if (placed)
            app.navigator.open("explorer.block", {id: row.placeNumber});
    }
}
