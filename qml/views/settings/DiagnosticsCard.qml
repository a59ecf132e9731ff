import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// What a report about a problem needs, without anything private.
Card {
    id: card

    required property App app

    title: qsTr("Diagnostics")

    Label {
        text: qsTr("Versions, how well the network is followed, and the newest warnings. It holds no key, name, address, path or amount.")
        color: Theme.textSecondary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: lines.implicitHeight + Theme.px(24)
        color: Theme.bgSunken
        radius: Theme.radiusM
        border.width: 1
        border.color: Theme.lineSubtle

        Label {
            id: lines

            x: Theme.px(12)
            y: Theme.px(12)
            width: parent.width - 2 * x
            text: card.app.networks.known ? card.app.settings.diagnostics() : ""
            kind: Label.Log
            color: Theme.textSecondary
            wrapMode: Text.WrapAnywhere
        }
    }
    RowLayout {
        spacing: Theme.px(8)

        Button {
            text: qsTr("Save to a file")
            iconName: "download"
            onClicked: saver.open()
        }
        Button {
            text: qsTr("Copy")
            iconName: "copy"
            kind: Button.Ghost
            onClicked: card.app.wallets.copy(card.app.settings.diagnostics())
        }
    }
    Note {
        visible: card.app.settings.saved !== ""
        Layout.fillWidth: true
        kind: "ok"
        text: qsTr("Saved to %1").arg(card.app.settings.saved)
    }
    FileDialog {
        id: saver

        title: qsTr("Save diagnostics")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "txt"
        onAccepted: card.app.settings.saveDiagnostics(selectedFile)
    }
}
