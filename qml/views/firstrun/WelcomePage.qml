import Leo.Views

ScrollPage {
    title: qsTr("Welcome")
    fullWindow: true
}
