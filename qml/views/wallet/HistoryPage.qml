pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views
import Leo.Ui

// What came to and went from the active wallet, newest first.
AppPage {
    id: page

    readonly property var history: app.wallets.history

    title: qsTr("History")
    Component.onCompleted: history.load()

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.pagePadding
        anchors.topMargin: Theme.pagePaddingTop

        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumWidth: Theme.contentWidth
            title: qsTr("History of %1").arg(page.app.wallets.name)
            note: page.history.stage === AccountHistory.Ready ? qsTr("Amounts in LEO") : ""
            padding: 0

            Skeleton {
                visible: page.history.stage === AccountHistory.Loading
                Layout.fillWidth: true
                Layout.margins: Theme.px(16)
                rows: 8
                reason: qsTr("The chain is still being read.")
            }
            EmptyState {
                visible: page.history.stage === AccountHistory.Empty
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.topMargin: Theme.px(80)
                iconName: "list"
                title: qsTr("Nothing moved yet")
                text: qsTr("Payments, offers, deposits and what returns from them appear here.")
                action: qsTr("Receive LEO")
                onTriggered: page.app.navigator.open("wallet.receive")
            }
            EmptyState {
                visible: page.history.stage === AccountHistory.Error
                Layout.fillWidth: true
                Layout.topMargin: Theme.px(80)
                kind: "error"
                iconName: "octagon-alert"
                title: qsTr("The history cannot be read")
                text: qsTr("Your money is not affected: balances come from the chain.")
                details: page.history.error
                action: qsTr("Try again")
                onTriggered: page.history.load()
            }
            DataTable {
                visible: page.history.stage === AccountHistory.Ready
                Layout.fillWidth: true
                Layout.fillHeight: true
                accessibleName: qsTr("History")
                model: page.history.rows
                columns: [
                    {
                        title: qsTr("What"),
                        role: "sentence",
                        kind: "strong",
                        fill: 2
                    },
                    {
                        title: qsTr("Other party"),
                        role: "other",
                        kind: "mono",
                        width: 150,
                        hideBelow: 900
                    },
                    {
                        title: qsTr("Time"),
                        role: "time",
                        kind: "mono",
                        width: 64
                    },
                    {
                        title: qsTr("Block"),
                        role: "blockHeight",
                        kind: "mono",
                        width: 90,
                        align: "right"
                    },
                    {
                        title: qsTr("Amount"),
                        role: "amount",
                        kind: "mono",
                        width: 170,
                        align: "right"
                    },
                    {
                        title: qsTr("Balance after"),
                        role: "balance",
                        kind: "mono",
                        width: 170,
                        align: "right",
                        hideBelow: 800
                    },
                    {
                        title: qsTr("Credit"),
                        role: "credit",
                        kind: "mono",
                        width: 70,
                        align: "right",
                        hideBelow: 1000
                    }
                ]
                onNearEnd: page.history.loadMore()
                onActivated: (index, row) => page.app.navigator.open("explorer.transaction", {
                        id: row.subject
                    })
            }
        }
    }
}
