pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// A wallet from its 24 words or from a backup file.
FirstRunPage {
    id: page

    readonly property var wallet: app.wallets.newWallet
    readonly property var entry: wallet.entry
    property int source: 0
    property url file
    readonly property string filePath: decodeURIComponent(String(file).replace("file://", ""))
    property bool judged: false

    function restore(): void {
        judged = true;
        if (source === 0)
            wallet.restoreWords(nameField.text, passwords.password, passwords.repeated);
        else
            wallet.restoreFile(file, filePassword.text);
    }

    heading: qsTr("Restore a wallet")
    subline: source === 0 ? qsTr("Type the 24 words in their order, or paste them all into the first field.") : qsTr("A backup file holds the wallet encrypted. Its password is the one the wallet had when the file was saved.")
    title: qsTr("Restore a wallet")

    Component.onCompleted: {
        wallet.abandon();
    }
    Component.onDestruction: wallet.abandon()

    Connections {
        target: page.wallet

        function onCreated() {
            page.app.navigator.replace(page.app.networks.joined ? "home" : "firstrun.join");
        }
    }

    Segmented {
        items: [
            {
                text: qsTr("24 words"),
                icon: "key"
            },
            {
                text: qsTr("Backup file"),
                icon: "file"
            }
        ]
        current: page.source
        accessibleName: qsTr("Restore from")
        onChosen: index => page.source = index
    }
    GridLayout {
        visible: page.source === 0
        Layout.fillWidth: true
        columns: 4
        columnSpacing: Theme.px(8)
        rowSpacing: Theme.px(6)

        Repeater {
            id: fields

            model: 24

            RowLayout {
                id: cell

                required property int index

                Component.onCompleted: if (index === 0) word.forceActiveFocus()
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                z: word.activeFocus ? 1 : 0
                spacing: Theme.px(4)

                Label {
                    text: cell.index + 1
                    kind: Label.NumS
                    color: page.entry.wrongAt === cell.index + 1 ? Theme.badText : Theme.textTertiary
                    horizontalAlignment: Text.AlignRight
                    Layout.preferredWidth: Theme.px(16)
                    Accessible.ignored: true
                }
                WordField {
                    id: word

                    objectName: "word" + cell.index
                    Layout.fillWidth: true
                    entry: page.entry
                    place: cell.index
                    text: page.entry.words[cell.index] ?? ""
                    wrong: page.entry.wrongAt === cell.index + 1
                    onDone: field.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                }
            }
        }
    }
    Note {
        visible: page.source === 0 && page.entry.problem !== ""
        Layout.fillWidth: true
        kind: "bad"
        text: page.entry.problem
    }
    GridLayout {
        visible: page.source === 0
        Layout.fillWidth: true
        columns: page.brief ? 1 : 2
        columnSpacing: Theme.px(16)
        rowSpacing: Theme.px(12)

        TextField {
            id: nameField

            objectName: "walletName"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            label: qsTr("Name of this wallet")
            maximumLength: 40
            hint: qsTr("Only you see it.")
        }
        PasswordPair {
            id: passwords

            Layout.fillWidth: true
            Layout.preferredWidth: 1
            label: qsTr("New password on this computer")
            problem: page.wallet.passwordProblem(password, repeated)
            onAccepted: page.restore()
        }
    }
    RowLayout {
        visible: page.source === 1
        Layout.fillWidth: true
        spacing: Theme.px(8)

        Button {
            text: qsTr("Choose backup file")
            iconName: "folder"
            onClicked: picker.open()
        }
        Label {
            text: page.filePath !== "" ? page.filePath : qsTr("No file chosen")
            kind: Label.Num
            color: Theme.textSecondary
            elide: Text.ElideMiddle
            Layout.fillWidth: true
        }
    }
    TextField {
        id: filePassword

        visible: page.source === 1
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.px(420)
        label: qsTr("Password of the backup")
        secret: true
        onAccepted: page.restore()
    }
    Note {
        visible: page.wallet.error !== "" && page.wallet.error !== page.entry.problem
        Layout.fillWidth: true
        kind: "bad"
        text: page.wallet.error
    }
    Item {
        Layout.fillHeight: true
    }
    FileDialog {
        id: picker

        title: qsTr("Choose a backup file")
        onAccepted: page.file = selectedFile
    }

    footer: [
        Button {
            objectName: "restore"
            text: qsTr("Restore wallet")
            kind: Button.Primary
            size: Button.Large
            busy: page.wallet.busy
            enabled: page.source === 0 ? page.entry.complete : page.filePath !== "" && filePassword.text !== ""
            onClicked: page.restore()
        },
        Button {
            visible: page.app.navigator.canGoBack
            text: qsTr("Back")
            kind: Button.Ghost
            size: Button.Large
            onClicked: page.app.navigator.back()
        },
        Label {
            text: page.source === 0 ? qsTr("%1 of 24 words").arg(page.entry.filled) : ""
            kind: Label.Small
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    ]
    aside: HintColumn {
        brief: page.brief
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        hints: [
            {
                icon: "shield",
                title: qsTr("The words stay here"),
                text: qsTr("They are checked and turned into keys on this computer. Nothing is sent.")
            },
            {
                icon: "check",
                title: qsTr("Mistakes are found"),
                text: qsTr("A word that is not on the list is named with its place. A checksum finds words that were swapped.")
            },
            {
                icon: "coins",
                title: qsTr("Balance, lambdas, credit"),
                text: qsTr("What the account has on a network appears when Leo has joined it.")
            }
        ]
    }
}
