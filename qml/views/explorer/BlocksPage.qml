import Leo.Views

ScrollPage {
    title: qsTr("Blocks")
}
