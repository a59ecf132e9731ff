import Leo.Views

ScrollPage {
    title: qsTr("Networks")
}
