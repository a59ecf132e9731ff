import Leo.Views

ScrollPage {
    title: qsTr("Explorer")
}
