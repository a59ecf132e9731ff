import Leo.Views

ScrollPage {
    title: qsTr("Run a task")
}
