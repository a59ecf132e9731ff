import Leo.Views

ScrollPage {
    title: qsTr("Nodes")
}
