pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The wallets of this computer: name, backup, password, removal.
SettingsFrame {
    id: page

    readonly property var wallets: app.wallets
    property string saved
    property string removing
    property string removingName

    section: "wallets"
    Component.onCompleted: wallets.clearError()

    Connections {
        target: page.wallets

        function onExported(path) {
            page.saved = path;
        }
        function onPasswordChanged() {
            passwordDialog.close();
            changed.visible = true;
        }
        function onRemoved() {
            removeDialog.close();
        }
    }

    Card {
        Layout.fillWidth: true
        title: qsTr("Wallets")
        padding: 0
        spacing: 0
        actions: [
            Button {
                text: qsTr("Restore")
                size: Button.Small
                onClicked: page.app.navigator.open("firstrun.restore")
            },
            Button {
                text: qsTr("New wallet")
                size: Button.Small
                iconName: "plus"
                onClicked: page.app.navigator.open("firstrun.create")
            }
        ]

        EmptyState {
            visible: page.wallets.known && !page.wallets.any
            Layout.fillWidth: true
            Layout.margins: Theme.px(24)
            iconName: "wallet"
            title: qsTr("No wallet yet")
            text: qsTr("A wallet signs, pays and owns what the other pages list.")
            action: qsTr("New wallet")
            onTriggered: page.app.navigator.open("firstrun.create")
        }
        Repeater {
            model: page.wallets.wallets

            RowLayout {
                id: wallet

                required property string name
                required property string account
                required property string address
                required property bool active
                required property bool backedUp
                required property bool isNode
                required property bool hasHeld

                Layout.fillWidth: true
                Layout.preferredHeight: Theme.px(52)
                Layout.leftMargin: Theme.px(16)
                Layout.rightMargin: Theme.px(12)
                spacing: Theme.px(12)

                Identicon {
                    seed: wallet.account
                    dark: Theme.dark
                    implicitWidth: Theme.px(28)
                    implicitHeight: Theme.px(28)
                }
                Label {
                    text: wallet.name
                    medium: true
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
                HashText {
                    value: wallet.address
                    head: 9
                    tail: 5
                    kindName: qsTr("Address")
                }
                StatusBadge {
                    status: wallet.backedUp ? "done" : "warning"
                    text: wallet.backedUp ? qsTr("Backed up") : qsTr("Not backed up")
                }
                StatusBadge {
                    visible: wallet.active
                    status: "neutral"
                    text: qsTr("Active")
                }
                Button {
                    visible: !wallet.active
                    text: qsTr("Use")
                    accessibleName: qsTr("Use %1").arg(wallet.name)
                    size: Button.Small
                    onClicked: page.wallets.activate(wallet.account)
                }
                IconButton {
                    iconName: "trash"
                    tooltip: wallet.hasHeld ? qsTr("%1 has LEO held and cannot be removed").arg(wallet.name) : qsTr("Remove %1 from this computer").arg(wallet.name)
                    enabled: !wallet.hasHeld
                    onClicked: {
                        page.removing = wallet.account;
                        page.removingName = wallet.name;
                        page.wallets.clearError();
                        removeDialog.open();
                    }
                }
            }
        }
    }
    Note {
        visible: page.wallets.error !== "" && !passwordDialog.opened && !removeDialog.opened
        Layout.fillWidth: true
        kind: "bad"
        text: page.wallets.error
    }
    Card {
        visible: page.wallets.active
        Layout.fillWidth: true
        title: qsTr("Backup of %1").arg(page.wallets.name)

        Label {
            text: qsTr("The file holds the wallet and the keys of its lambdas, encrypted with the wallet's password. Keep it on another device.")
            color: Theme.textSecondary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.px(10)

            Button {
                objectName: "export"
                text: qsTr("Save backup file")
                iconName: "save"
                kind: page.wallets.backedUp ? Button.Secondary : Button.Primary
                busy: page.wallets.busy
                onClicked: saver.open()
            }
            StatusBadge {
                status: page.wallets.backedUp ? "done" : "warning"
                text: page.wallets.backedUp ? qsTr("Backed up") : qsTr("Not backed up")
            }
        }
        Note {
            visible: page.saved !== ""
            Layout.fillWidth: true
            kind: "ok"
            text: qsTr("Saved to %1").arg(page.saved)
        }
    }
    Card {
        visible: page.wallets.active
        Layout.fillWidth: true
        title: qsTr("Name and password of %1").arg(page.wallets.name)

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.px(10)

            TextField {
                id: newName

                objectName: "rename"
                Layout.fillWidth: true
                accessibleName: qsTr("Name")
                text: page.wallets.name
                maximumLength: 40
                onAccepted: page.wallets.rename(page.wallets.account, text)
            }
            Button {
                text: qsTr("Rename")
                enabled: newName.text.trim() !== "" && newName.text !== page.wallets.name
                onClicked: page.wallets.rename(page.wallets.account, newName.text)
            }
            Button {
                objectName: "changePassword"
                text: qsTr("Change password")
                onClicked: {
                    changed.visible = false;
                    page.wallets.clearError();
                    passwordDialog.open();
                }
            }
        }
        Note {
            id: changed

            visible: false
            Layout.fillWidth: true
            kind: "ok"
            text: qsTr("The password was changed. Backup files saved earlier keep the old one.")
        }
    }
    FileDialog {
        id: saver

        title: qsTr("Save backup file")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "leo-backup"
        nameFilters: [qsTr("Leo backup (*.leo-backup)")]
        onAccepted: page.wallets.exportTo(selectedFile)
    }
    Dialog {
        id: passwordDialog

        title: qsTr("Change the password of %1").arg(page.wallets.name)
        confirmText: qsTr("Change password")
        firstFocus: current.field
        busy: page.wallets.busy
        onConfirmed: page.wallets.changePassword(current.text, pair.password, pair.repeated)
        onClosed: {
            current.text = "";
            pair.clear();
        }

        TextField {
            id: current

            objectName: "currentPassword"
            Layout.fillWidth: true
            label: qsTr("Current password")
            secret: true
        }
        PasswordPair {
            id: pair

            Layout.fillWidth: true
            label: qsTr("New password")
            problem: page.wallets.newWallet.passwordProblem(password, repeated)
        }
        Label {
            text: page.wallets.error
            color: Theme.badText
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
    Dialog {
        id: removeDialog

        title: qsTr("Remove %1 from this computer?").arg(page.removingName)
        confirmText: qsTr("Remove wallet")
        danger: true
        firstFocus: removePassword.field
        ready: removePassword.text !== ""
        busy: page.wallets.busy
        onConfirmed: page.wallets.remove(page.removing, removePassword.text)
        onClosed: removePassword.text = ""

        Label {
            text: qsTr("Its file is deleted. Without its 24 words or a backup file, what it holds is lost.")
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        TextField {
            id: removePassword

            Layout.fillWidth: true
            label: qsTr("Password of %1").arg(page.removingName)
            secret: true
        }
        Label {
            text: page.wallets.error
            color: Theme.badText
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
}
