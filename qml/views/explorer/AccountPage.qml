import Leo.Views

ScrollPage {
    title: qsTr("Account")
}
