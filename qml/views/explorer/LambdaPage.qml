import Leo.Views

ScrollPage {
    title: qsTr("Lambda")
}
