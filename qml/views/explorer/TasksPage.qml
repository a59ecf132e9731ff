import Leo.Views

ScrollPage {
    title: qsTr("Tasks")
}
