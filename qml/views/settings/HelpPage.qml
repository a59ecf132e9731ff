import Leo.Views

ScrollPage {
    title: qsTr("Help")
}
