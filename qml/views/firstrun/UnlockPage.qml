import Leo.Views

ScrollPage {
    title: qsTr("Unlock")
    fullWindow: true
}
