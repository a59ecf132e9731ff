import Leo.Views

ScrollPage {
    title: qsTr("TPM identity")
}
