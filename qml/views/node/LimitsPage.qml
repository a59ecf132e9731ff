import Leo.Views

ScrollPage {
    title: qsTr("Limits")
}
