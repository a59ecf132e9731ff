import Leo.Views

ScrollPage {
    title: qsTr("Starting the local network")
    fullWindow: true
}
