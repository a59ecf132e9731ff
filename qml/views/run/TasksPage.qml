import Leo.Views

ScrollPage {
    title: qsTr("My tasks")
}
