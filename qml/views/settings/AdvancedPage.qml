import Leo.Views

ScrollPage {
    title: qsTr("Advanced")
}
