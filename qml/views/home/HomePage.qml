import Leo.Views

ScrollPage {
    title: qsTr("Home")
}
