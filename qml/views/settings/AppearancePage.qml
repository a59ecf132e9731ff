import Leo.Views

ScrollPage {
    title: qsTr("Appearance")
}
