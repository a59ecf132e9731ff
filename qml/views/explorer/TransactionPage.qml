import Leo.Views

ScrollPage {
    title: qsTr("Transaction")
}
