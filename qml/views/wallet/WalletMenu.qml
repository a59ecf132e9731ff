pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views
import Leo.Ui

// The menu of the wallet chip: wallets, new and restored ones, backup, address, lock.
Popover {
    id: menu

    required property App app
    readonly property var wallets: app.wallets

    function go(page: string): void {
        close();
        app.navigator.open(page);
    }

    panelWidth: Theme.px(328)

    contentItem: ColumnLayout {
        spacing: Theme.px(2)
        Accessible.role: Accessible.PopupMenu
        Accessible.name: qsTr("Wallet menu")

        Repeater {
            model: menu.wallets.wallets

            WalletMenuRow {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.px(6)
                Layout.rightMargin: Theme.px(6)
                onClicked: {
                    menu.wallets.activate(account);
                    menu.close();
                }
            }
        }
        Separator {
            Layout.fillWidth: true
        }
        MenuRow {
            Layout.fillWidth: true
            iconName: "plus"
            text: qsTr("New wallet")
            onClicked: menu.go("firstrun.create")
        }
        MenuRow {
            Layout.fillWidth: true
            iconName: "download"
            text: qsTr("Restore wallet")
            onClicked: menu.go("firstrun.restore")
        }
        MenuRow {
            Layout.fillWidth: true
            visible: menu.wallets.active
            iconName: "save"
            text: qsTr("Back up %1").arg(menu.wallets.name)
            note: menu.wallets.backedUp ? qsTr("done") : qsTr("not done")
            onClicked: menu.go("settings.wallets")
        }
        Separator {
            Layout.fillWidth: true
            visible: menu.wallets.active
        }
        MenuRow {
            Layout.fillWidth: true
            visible: menu.wallets.active
            iconName: "arrow-up-right"
            text: qsTr("Send")
            onClicked: menu.go("wallet.send")
        }
        MenuRow {
            Layout.fillWidth: true
            visible: menu.wallets.active
            iconName: "qr"
            text: qsTr("Receive")
            onClicked: menu.go("wallet.receive")
        }
        MenuRow {
            Layout.fillWidth: true
            visible: menu.wallets.active
            iconName: "list"
            text: qsTr("History")
            onClicked: menu.go("wallet.history")
        }
        MenuRow {
            Layout.fillWidth: true
            visible: menu.wallets.active
            iconName: "copy"
            text: qsTr("Copy address")
            note: menu.wallets.shortAddress
            onClicked: {
                menu.wallets.copy(menu.wallets.address);
                menu.close();
            }
        }
        MenuRow {
            Layout.fillWidth: true
            visible: menu.wallets.active
            iconName: menu.wallets.unlocked ? "lock" : "unlock"
            text: menu.wallets.unlocked ? qsTr("Lock") : qsTr("Unlock")
            shortcut: menu.wallets.unlocked ? qsTr("Ctrl L") : ""
            onClicked: {
                menu.close();
                if (menu.wallets.unlocked)
                    menu.wallets.lock();
                menu.app.navigator.open("unlock");
            }
        }
    }
}
