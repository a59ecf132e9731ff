import Leo.Views

ScrollPage {
    title: qsTr("Restore a wallet")
    fullWindow: true
}
