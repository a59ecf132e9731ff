import QtQuick
import QtQuick.Dialogs

// Asks where to save a file; begins with a name in the folder of documents.
FileDialog {
    id: dialog

    signal chosen(file: url)

    function ask(suggestion: url): void {
        selectedFile = suggestion;
        open();
    }

    fileMode: FileDialog.SaveFile
    onAccepted: chosen(selectedFile)
}
