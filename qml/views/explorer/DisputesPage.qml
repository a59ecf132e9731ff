import Leo.Views

ScrollPage {
    title: qsTr("Disputes")
}
