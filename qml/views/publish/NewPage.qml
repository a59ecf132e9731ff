import Leo.Views

ScrollPage {
    title: qsTr("New lambda")
}
