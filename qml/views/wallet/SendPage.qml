import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views
import Leo.Ui

// A transfer: who gets how much. Signing happens in the confirmation.
ScrollPage {
    id: page

    readonly property var wallets: app.wallets
    readonly property var sending: wallets.sending

    title: qsTr("Send")
    maximumWidth: Theme.formWidth
    Component.onCompleted: address.forceActiveFocus()

    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: page.sending.ready && !page.wallets.signing.open
        onActivated: page.sending.review()
    }
    EmptyState {
        visible: page.wallets.known && !page.wallets.active
        Layout.fillWidth: true
        Layout.topMargin: Theme.px(80)
        iconName: "wallet"
        title: qsTr("No wallet yet")
        text: qsTr("Something can be sent once there is a wallet.")
        action: qsTr("New wallet")
        onTriggered: page.app.navigator.open("firstrun.create")
    }
    Skeleton {
        visible: !page.wallets.known
        Layout.fillWidth: true
        rows: 6
    }
    Note {
        visible: page.sending.sent !== ""
        Layout.fillWidth: true
        kind: "ok"
        title: qsTr("Sent")
        text: page.sending.sent
        action: qsTr("History")
        onTriggered: page.app.navigator.open("wallet.history")
    }
    Note {
        visible: page.wallets.active && !page.wallets.unlocked
        Layout.fillWidth: true
        kind: "warn"
        text: qsTr("%1 is locked. Nothing can be signed until it is unlocked.").arg(page.wallets.name)
        action: qsTr("Unlock")
        onTriggered: page.app.navigator.open("unlock")
    }
    Card {
        visible: page.wallets.active
        Layout.fillWidth: true
        title: qsTr("From %1").arg(page.wallets.name)
        note: page.wallets.unlocked ? qsTr("%1 LEO available").arg(page.wallets.available) : ""
        spacing: Theme.px(16)

        TextField {
            id: address

            objectName: "address"
            Layout.fillWidth: true
            label: qsTr("Address of the recipient")
            placeholder: "leo1…" // lint: allow(translation) how an address begins
            mono: true
            text: page.sending.address
            error: page.sending.addressProblem
            onEdited: page.sending.address = text
        }
        ColumnLayout {
            visible: page.sending.fullAddress !== ""
            Layout.fillWidth: true
            spacing: Theme.px(4)

            RowLayout {
                spacing: Theme.px(10)

                Identicon {
                    seed: page.sending.recipientSeed
                    dark: Theme.dark
                    implicitWidth: Theme.px(24)
                    implicitHeight: Theme.px(24)
                }
                Label {
                    text: page.sending.recipientName !== "" ? qsTr("%1, a wallet on this computer").arg(page.sending.recipientName) : qsTr("Not a wallet of this computer")
                    kind: Label.Small
                    color: Theme.textSecondary
                    Layout.fillWidth: true
                }
            }
            Label {
                text: page.sending.fullAddress
                kind: Label.Num
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
        Note {
            visible: page.sending.lookalikeWarning !== ""
            Layout.fillWidth: true
            kind: "warn"
            text: page.sending.lookalikeWarning
        }
        AmountField {
            id: amount

            objectName: "amount"
            Layout.fillWidth: true
            text: page.sending.amount
            error: page.sending.amountProblem
            leftHint: qsTr("Decimals are written with “%1”").arg(amount.decimalSign)
            onEdited: page.sending.amount = text
            onAccepted: page.sending.review()
        }
        Note {
            visible: page.sending.error !== ""
            Layout.fillWidth: true
            kind: "bad"
            text: page.sending.error
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.px(8)

            Label {
                text: qsTr("You confirm in the next step.")
                kind: Label.Small
                color: Theme.textTertiary
                Layout.fillWidth: true
            }
            Button {
                objectName: "review"
                text: qsTr("Review and send")
                kind: Button.Primary
                enabled: page.sending.ready && page.wallets.unlocked
                busy: page.sending.busy
                onClicked: page.sending.review()
            }
        }
    }
    Note {
        visible: page.wallets.active && !page.wallets.backedUp
        Layout.fillWidth: true
        kind: "warn"
        title: qsTr("%1 is not backed up").arg(page.wallets.name)
        text: qsTr("Save the backup file before the first payment: if this computer fails, what the wallet holds is lost.")
        action: qsTr("Back up")
        onTriggered: page.app.navigator.open("settings.wallets")
    }
}
