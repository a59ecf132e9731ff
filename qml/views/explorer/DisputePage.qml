import Leo.Views

ScrollPage {
    title: qsTr("Dispute")
}
