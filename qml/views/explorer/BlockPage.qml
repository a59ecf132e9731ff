import Leo.Views

ScrollPage {
    title: qsTr("Block")
}
