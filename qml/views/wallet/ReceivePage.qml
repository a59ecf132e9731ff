import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views
import Leo.Ui

// The address of the active wallet, as text and as a QR code.
ScrollPage {
    id: page

    readonly property var wallets: app.wallets

    title: qsTr("Receive")
    maximumWidth: Theme.formWidth

    EmptyState {
        visible: page.wallets.known && !page.wallets.active
        Layout.fillWidth: true
        Layout.topMargin: Theme.px(80)
        iconName: "wallet"
        title: qsTr("No wallet yet")
        text: qsTr("An address belongs to a wallet.")
        action: qsTr("New wallet")
        onTriggered: page.app.navigator.open("firstrun.create")
    }
    Skeleton {
        visible: !page.wallets.known
        Layout.fillWidth: true
        rows: 6
    }
    Card {
        visible: page.wallets.active
        Layout.fillWidth: true
        title: qsTr("Address of %1").arg(page.wallets.name)
        padding: Theme.px(24)

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.px(28)

            QrCode {
                text: page.wallets.address
                implicitWidth: Theme.px(208)
                implicitHeight: Theme.px(208)
                Layout.alignment: Qt.AlignTop
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("QR code of the address")
            }
            ColumnLayout {
                spacing: Theme.px(12)

                RowLayout {
                    spacing: Theme.px(10)

                    Identicon {
                        seed: page.wallets.account
                        dark: Theme.dark
                        implicitWidth: Theme.px(32)
                        implicitHeight: Theme.px(32)
                    }
                    Label {
                        text: page.wallets.name
                        kind: Label.BodyL
                        strong: true
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }
                }
                Label {
                    text: page.wallets.addressInFours
                    kind: Label.Num
                    wrapMode: Text.Wrap
                    lineHeight: Theme.px(22)
                    Layout.fillWidth: true
                    Accessible.name: qsTr("Address: %1").arg(text)
                }
                Button {
                    text: qsTr("Copy address")
                    iconName: "copy"
                    kind: Button.Primary
                    onClicked: page.app.wallets.copy(page.wallets.address)
                }
                Label {
                    text: qsTr("Give it to whoever pays you. It is public: anyone who has it sees what the account holds.")
                    kind: Label.Small
                    color: Theme.textTertiary
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
            }
        }
    }
    Note {
        visible: page.wallets.active && page.app.networks.joined
        Layout.fillWidth: true
        kind: page.app.networks.onThisComputer ? "warn" : "info"
        text: page.app.networks.onThisComputer ? qsTr("%1 is a network on this computer: its LEO are worth nothing elsewhere.").arg(page.app.networks.name) : qsTr("Only LEO of %1 arrive here. The same address on another network is another balance.").arg(page.app.networks.name)
    }
    Note {
        visible: page.wallets.active && !page.wallets.backedUp
        Layout.fillWidth: true
        kind: "warn"
        title: qsTr("%1 is not backed up").arg(page.wallets.name)
        text: qsTr("If this computer fails, what the wallet holds is lost.")
        action: qsTr("Back up")
        onTriggered: page.app.navigator.open("settings.wallets")
    }
}
