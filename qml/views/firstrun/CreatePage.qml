pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// A new wallet: 24 words shown once, three of them asked for, then a name and a password.
FirstRunPage {
    id: page

    readonly property var wallet: app.wallets.newWallet
    readonly property int stage: wallet.stage
    property var answers: ["", "", ""]

    function create(): void {
        wallet.create(nameField.text, passwords.password, passwords.repeated);
    }

    heading: stage === 2 ? qsTr("Three of your words") : stage === 3 ? qsTr("Name and password") : qsTr("Your 24 words")
    subline: stage === 2 ? qsTr("To see that they are on paper and in order.") : stage === 3 ? qsTr("The words restore the wallet anywhere. The password opens it on this computer.") : qsTr("Whoever has these words has the wallet. Write them on paper, in this order. They are shown now and never again.")
    title: qsTr("Create a wallet")

    Component.onCompleted: wallet.begin()
    Component.onDestruction: wallet.abandon()
    onStageChanged: {
        answers = ["", "", ""];
        if (stage === 3)
            nameField.forceActiveFocus();
    }

    Connections {
        target: page.wallet

        function onCreated() {
            page.app.navigator.replace("home");
        }
    }

    Skeleton {
        visible: page.wallet.busy && page.stage === 0
        Layout.fillWidth: true
        rows: 6
    }
    GridLayout {
        visible: page.stage === 1
        Layout.fillWidth: true
        columns: 3
        flow: GridLayout.TopToBottom
        rows: 8
        columnSpacing: Theme.px(10)
        rowSpacing: Theme.px(8)

        Repeater {
            model: 24

            Rectangle {
                id: cell

                required property int index
                readonly property string modelData: page.wallet.words[index] ?? ""

                Layout.fillWidth: true
                implicitHeight: Theme.px(34)
                radius: Theme.radiusM
                color: Theme.bgSurface
                border.width: 1
                border.color: Theme.lineSubtle
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Word %1: %2").arg(index + 1).arg(modelData)

                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.px(10)
                    anchors.rightMargin: Theme.px(10)
                    spacing: Theme.px(8)

                    Label {
                        text: cell.index + 1
                        kind: Label.NumS
                        color: Theme.textTertiary
                        horizontalAlignment: Text.AlignRight
                        Layout.preferredWidth: Theme.px(18)
                        Accessible.ignored: true
                    }
                    Label {
                        text: cell.modelData
                        kind: Label.Num
                        medium: true
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    Note {
        visible: page.stage === 1
        Layout.fillWidth: true
        kind: "warn"
        text: qsTr("A photo or a file with these words can be found by programs. If you copy them, the clipboard is cleared after a minute.")
        action: qsTr("Copy")
        onTriggered: page.app.wallets.copySecret(page.wallet.words.join(" "))
    }
    Repeater {
        id: questions

        model: page.stage === 2 ? page.wallet.asked : []

        TextField {
            required property int index
            required property int modelData

            objectName: "answer" + index
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.px(320)
            label: qsTr("Word %1").arg(modelData)
            mono: true
            error: page.wallet.wrongAnswer === modelData ? page.wallet.error : ""
            Component.onCompleted: if (index === 0) forceActiveFocus()
            onEdited: page.answers[index] = text
            onAccepted: index < 2 ? questions.itemAt(index + 1).forceActiveFocus() : page.wallet.answer(page.answers)
        }
    }
    TextField {
        id: nameField

        objectName: "walletName"
        visible: page.stage === 3
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.px(420)
        label: qsTr("Name of this wallet")
        placeholder: qsTr("Such as Alice, or Work")
        maximumLength: 40
        hint: qsTr("Only you see it.")
    }
    PasswordPair {
        id: passwords

        visible: page.stage === 3
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.px(420)
        problem: page.wallet.passwordProblem(password, repeated)
        onAccepted: page.create()
    }
    Note {
        visible: page.wallet.error !== "" && page.wallet.wrongAnswer === 0 && page.wallet.error !== passwords.shownProblem
        Layout.fillWidth: true
        kind: "bad"
        text: page.wallet.error
    }
    Item {
        Layout.fillHeight: true
    }

    footer: [
        Button {
            objectName: "next"
            text: page.stage === 2 ? qsTr("Check words") : page.stage === 3 ? qsTr("Create wallet") : qsTr("I have written them down")
            kind: Button.Primary
            size: Button.Large
            busy: page.wallet.busy
            enabled: page.stage > 0
            onClicked: {
                if (page.stage === 1)
                    page.wallet.written();
                else if (page.stage === 2)
                    page.wallet.answer(page.answers);
                else
                    page.create();
            }
        },
        Button {
            visible: page.stage === 2
            text: qsTr("Show the words again")
            size: Button.Large
            onClicked: page.wallet.showAgain()
        },
        Button {
            visible: page.app.navigator.canGoBack
            text: qsTr("Back")
            kind: Button.Ghost
            size: Button.Large
            onClicked: page.app.navigator.back()
        },
        Item {
            Layout.fillWidth: true
        },
        LinkText {
            text: qsTr("Restore a wallet instead")
            onClicked: page.app.navigator.replace("firstrun.restore")
        }
    ]
    aside: HintColumn {
        brief: page.brief
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        hints: [
            {
                icon: "key",
                title: qsTr("The words are the wallet"),
                text: qsTr("From them come the key that signs, and the keys to your lambdas and data. Nobody else has a copy.")
            },
            {
                icon: "eye-off",
                title: qsTr("Shown once"),
                text: qsTr("Leo does not keep the words in readable form. Later you can save an encrypted backup file instead.")
            },
            {
                icon: "lock",
                title: qsTr("The password is for this computer"),
                text: qsTr("Three wrong ones cost a wait. A forgotten one cannot be reset, but the words restore the wallet with a new one.")
            }
        ]
    }
}
