import Leo.Views

ScrollPage {
    title: qsTr("My lambdas")
}
