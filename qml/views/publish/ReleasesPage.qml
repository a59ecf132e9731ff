import Leo.Views

ScrollPage {
    title: qsTr("Key releases")
}
