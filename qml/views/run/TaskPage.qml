import Leo.Views

ScrollPage {
    title: qsTr("Task")
}
