import Leo.Views

ScrollPage {
    title: qsTr("Create a wallet")
    fullWindow: true
}
