pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The active wallet: what is available, what is held and what gives it back.
Card {
    id: card

    required property HomeView view

    signal receiveAsked
    signal sendAsked
    signal walletsAsked

    title: qsTr("Wallet")

    RowLayout {
        visible: card.view.hasWallet
        spacing: Theme.space3
        Layout.fillWidth: true

        Identicon {
            seed: card.view.walletHex
            Layout.preferredWidth: Theme.px(40)
            Layout.preferredHeight: Theme.px(40)
        }
        ColumnLayout {
            spacing: 0

            Label {
                text: card.view.walletName
                kind: Label.BodyL
                strong: true
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            HashText {
                value: card.view.address
                shown: card.view.addressShort
                kindName: qsTr("Address")
            }
        }
    }
    RowLayout {
        visible: card.view.hasWallet && !card.view.locked
        spacing: Theme.px(6)

        Label {
            id: balance

            objectName: "homeAvailable"
            text: card.view.available
            kind: Label.NumXl
            Accessible.name: card.view.availableExact

            HoverHandler {
                id: hover
            }
            Tip {
                visible: hover.hovered
                text: card.view.availableExact
            }
        }
        Label {
            text: qsTr("LEO available")
            color: Theme.textTertiary
            Layout.alignment: Qt.AlignBottom
            Layout.bottomMargin: Theme.px(4)
        }
    }
    Note {
        visible: card.view.hasWallet && card.view.locked
        kind: "neutral"
        text: qsTr("Locked. Balances are hidden until it is unlocked.")
        Layout.fillWidth: true
    }
    Row {
        id: bar

        visible: card.view.hasWallet && !card.view.locked
        spacing: 2
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.px(6)
        Accessible.ignored: true

        Rectangle {
            width: Math.max(0, (bar.width - 2) * card.view.availableShare)
            height: bar.height
            radius: 2
            color: Theme.accentLine
        }
        Rectangle {
            width: Math.max(0, (bar.width - 2) * (1 - card.view.availableShare))
            height: bar.height
            radius: 2
            color: Theme.warnFill
        }
    }
    RunFacts {
        visible: card.view.hasWallet && !card.view.locked
        rows: card.view.sums
        Layout.fillWidth: true
    }
    ColumnLayout {
        visible: card.view.hasWallet && !card.view.locked && card.view.holdings.count > 0
        spacing: Theme.px(4)
        Layout.fillWidth: true

        LinkText {
            id: more

            property bool open: false

            text: open ? qsTr("Hide what is held") : qsTr("What is held")
            onClicked: open = !open
        }
        Repeater {
            model: more.open ? card.view.holdings : null

            RowLayout {
                id: holding

                required property string label
                required property string amount
                required property string note

                Layout.fillWidth: true

                ColumnLayout {
                    spacing: 0

                    Label {
                        text: holding.label
                        kind: Label.Small
                        elide: Text.ElideMiddle
                        Layout.fillWidth: true
                    }
                    Label {
                        text: holding.note
                        kind: Label.Caption
                        color: Theme.textTertiary
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }
                }
                Label {
                    text: holding.amount
                    kind: Label.Num
                }
            }
        }
    }
    RowLayout {
        visible: card.view.hasWallet
        spacing: Theme.space2
        Layout.fillWidth: true

        Button {
            iconName: "qr"
            text: qsTr("Receive")
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: card.receiveAsked()
        }
        Button {
            iconName: "arrow-up-right"
            text: qsTr("Send")
            enabled: !card.view.locked && !card.stale
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: card.sendAsked()
        }
    }
    EmptyState {
        visible: !card.view.hasWallet
        iconName: "wallet"
        title: qsTr("No wallet yet")
        text: qsTr("A wallet signs, pays and owns your tasks.")
        action: qsTr("New wallet")
        Layout.fillWidth: true
        onTriggered: card.walletsAsked()
    }
}
