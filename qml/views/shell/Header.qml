pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls
import Leo.Views
import Leo.Ui
import "../wallet"

// Title or crumbs of the page, and what belongs to the whole program at the right.
Rectangle {
    id: header

    required property App app
    required property bool compact
    property AppPage page: null
    readonly property bool tight: width < Theme.px(700) // a large scale: the title comes first

    signal searchRequested

    function focusTitle(reason: int): void {
        heading.focusReason = reason; // it may have the focus already
        heading.forceActiveFocus(reason);
    }

    implicitHeight: Theme.header
    color: Theme.bgWindow

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.pagePadding
        anchors.rightMargin: Theme.pagePadding
        spacing: Theme.px(12)

        // In a Row: a layout of Qt 6.4 touches items again that went with the page before.
        Row {
            visible: header.page !== null && header.page.crumbs.length > 0
            spacing: Theme.px(22)
            rightPadding: Theme.px(10)

            Repeater {
                model: header.page ? header.page.crumbs : []

                LinkText {
                    required property int index
                    required property string modelData

                    visible: !header.tight || index === header.page.crumbs.length - 1
                    text: modelData
                    color: Theme.textSecondary
                    onClicked: header.app.navigator.open(header.page.crumbPages[index])

                    Icon {
                        x: parent.width + Theme.px(2)
                        anchors.verticalCenter: parent.verticalCenter
                        name: "chevron-right"
                        size: Theme.iconSmall
                        color: Theme.textTertiary
                    }
                }
            }
        }
        T.Control {
            id: heading

            objectName: "pageTitle"
            implicitHeight: implicitContentHeight
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
            Accessible.name: state.visible ? title.text + ", " + state.text : title.text

            contentItem: Label {
                id: title

                text: header.page ? header.page.title : ""
                kind: Label.TitleS
                elide: Text.ElideRight
                rightPadding: state.visible ? state.width + Theme.space2 : 0
                Accessible.ignored: true
            }
            // No place of the layout: it comes and goes with the page.
            StatusBadge {
                id: state

                objectName: "pageState"
                visible: text !== ""
                x: title.contentWidth + Theme.space2
                anchors.verticalCenter: parent.verticalCenter
                status: header.page ? header.page.badge : ""
                text: header.page ? header.page.badgeText : ""
                Accessible.ignored: true
            }
            Item {
                width: Math.min(title.contentWidth, heading.width)
                height: heading.height

                FocusRing {
                    shown: heading.visualFocus
                }
            }
        }
        SearchButton {
            visible: !header.compact
            onClicked: header.searchRequested()
        }
        IconButton {
            visible: header.compact
            iconName: "search"
            tooltip: qsTr("Search")
            onClicked: header.searchRequested()
        }
        NetworkChip {
            id: networkChip

            readonly property var networks: header.app.networks

            name: networks.name
            layerOne: networks.layerOne
            heightText: networks.joined ? "#" + networks.heightText : ""
            peers: networks.joined ? (networks.onThisComputer ? networks.activeNodes : networks.peers).toString() : ""
            local: networks.onThisComputer
            compact: header.compact
            tight: header.tight
            link: ["none", "connecting", "syncing", "live", "paused", "alarm"][networks.link]
            note: networks.behind !== "" ? networks.behind : link === "live" || link === "none" ? "" : networks.linkText
            onClicked: networkMenu.open()

            NetworkMenu {
                id: networkMenu

                objectName: "networkMenu"
                app: header.app
            }
        }
        IconButton {
            iconName: "bell"
            tooltip: qsTr("Notifications")
            badge: header.app.notifications.unread
            onClicked: noticesMenu.open()

            NoticesMenu {
                id: noticesMenu

                objectName: "noticesMenu"
                app: header.app
            }
        }
        WalletChip {
            readonly property var wallets: header.app.wallets

            name: wallets.active ? wallets.name : ""
            seed: wallets.active ? wallets.account : ""
            balance: wallets.available
            credit: wallets.credit
            tight: header.tight
            locked: wallets.active && !wallets.unlocked
            onClicked: walletMenu.open()

            WalletMenu {
                id: walletMenu

                objectName: "walletMenu"
                app: header.app
            }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.lineSubtle
    }
}
