import Leo.Views

ScrollPage {
    title: qsTr("Notifications")
}
