import Leo.Views

ScrollPage {
    title: qsTr("Wallets and backup")
}
