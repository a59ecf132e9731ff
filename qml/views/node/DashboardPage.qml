import Leo.Views

ScrollPage {
    title: qsTr("Node")
}
