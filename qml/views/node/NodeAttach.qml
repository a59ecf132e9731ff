import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// Where the node lies: this program's own, or one that somebody started without a window.
Card {
    id: attach

    required property NodeArea area

    title: qsTr("Runs without a window?")

    Label {
        text: qsTr("A node that was started with leod is found by its directory. This page then shows it and speaks to it.")
        kind: Label.Small
        color: Theme.textTertiary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    Label {
        objectName: "nodeHome"
        text: attach.area.home
        kind: Label.NumS
        color: Theme.textTertiary
        elide: Text.ElideMiddle
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.space2

        Button {
            objectName: "attachNode"
            text: qsTr("Choose its directory")
            iconName: "folder"
            size: Button.Small
            enabled: !attach.area.busy
            onClicked: folder.open()
        }
        LinkText {
            text: qsTr("Back to this program's node")
            kind: Label.Small
            onClicked: attach.area.attach("")
        }
    }
    FolderDialog {
        id: folder

        title: qsTr("Directory of the node")
        onAccepted: attach.area.attach(selectedFolder)
    }
}
