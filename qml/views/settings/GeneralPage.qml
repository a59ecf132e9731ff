import Leo.Views

ScrollPage {
    title: qsTr("General")
}
