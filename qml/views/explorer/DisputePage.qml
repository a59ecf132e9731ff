import Leo.Views

// A dispute is its transaction: accusation, evidence and layer one's verdict are all in it.
TransactionPage {
    crumbs: [qsTr("Explorer"), qsTr("Disputes")]
    crumbPages: ["explorer.overview", "explorer.disputes"]
}
