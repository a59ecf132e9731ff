import Leo.Views

ScrollPage {
    title: qsTr("Result")
}
