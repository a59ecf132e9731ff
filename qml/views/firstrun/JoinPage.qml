import Leo.Views

ScrollPage {
    title: qsTr("Join a network")
    fullWindow: true
}
