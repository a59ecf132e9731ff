pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The chain as it moves: search, blocks, transactions, tasks in flight, supply, credit and the network's numbers.
ScrollPage {
    id: page

    readonly property ExplorerArea area: app.explorer
    readonly property bool wide: width >= Theme.px(1000)

    title: qsTr("Explorer")

    ChainSearch {
        app: page.app
        Layout.fillWidth: true
        z: 2
    }
    ChainSentence {
        visible: page.area.status === "loading"
        status: "loading"
        text: qsTr("Verifying the chain on this computer")
        Layout.fillWidth: true
    }
    RowLayout {
        visible: page.area.status === "ready"
        spacing: Theme.space2
        Layout.fillWidth: true

        Label {
            text: qsTr("Blocks")
            strong: true
        }
        Label {
            text: page.area.rhythm
            kind: Label.Small
            color: Theme.textTertiary
            Layout.fillWidth: true
        }
        StatusBadge {
            visible: !page.area.live
            status: "silent"
            text: qsTr("not live, as of %1").arg(page.area.asOf)
        }
    }
    ChainStrip {
        visible: page.area.status === "ready"
        app: page.app
        Layout.fillWidth: true
    }
    GridLayout {
        visible: page.area.status === "ready"
        columns: page.wide ? 2 : 1
        columnSpacing: Theme.cardGap
        rowSpacing: Theme.cardGap
        Layout.fillWidth: true

        ColumnLayout {
            spacing: Theme.cardGap
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            Card {
                title: qsTr("Transactions")
                padding: 0
                stale: !page.area.live
                Layout.fillWidth: true
                actions: [
                    Button {
                        text: page.area.paused ? page.area.held > 0 ? qsTr("%n new", "", page.area.held) : qsTr("Resume") : qsTr("Pause")
                        iconName: page.area.paused ? "play" : "pause"
                        size: Button.Small
                        onClicked: page.area.paused = !page.area.paused
                    },
                    LinkText {
                        text: qsTr("All")
                        accessibleName: qsTr("All transactions")
                        onClicked: page.app.navigator.open("explorer.transactions")
                    }
                ]

                ChainTable {
                    columns: [
                        {role: "kindName", title: qsTr("Kind"), width: 110, icon: "icon"},
                        {role: "shownId", title: qsTr("Id"), width: 130, mono: true},
                        {role: "from", title: qsTr("From"), width: 100, mono: true},
                        {role: "what", title: qsTr("What"), width: 0},
                        {role: "amount", title: qsTr("LEO"), width: 80, mono: true, right: true},
                        {role: "when", title: qsTr("Time"), width: 72, mono: true, right: true, tertiary: true}
                    ]
                    model: page.area.latest
                    maximumRows: 8
                    accessibleName: qsTr("Latest transactions")
                    Layout.fillWidth: true
                    onActivated: row => page.openTransaction(page.area.latest, row)
                    Keys.onSpacePressed: page.area.paused = !page.area.paused
                }
            }
            Card {
                title: qsTr("Tasks in flight")
                note: qsTr("Roles become public when the task completes")
                padding: 0
                Layout.fillWidth: true

                ChainTable {
                    visible: page.area.inFlight.count > 0
                    columns: [
                        {role: "shownId", title: qsTr("Task"), width: 140, mono: true},
                        {role: "lambda", title: qsTr("Lambda"), width: 0},
                        {role: "statusText", title: qsTr("Phase"), width: 140, badge: "status"},
                        {role: "members", title: qsTr("Members"), width: 70, mono: true, right: true},
                        {role: "executor", title: qsTr("Executor"), width: 90, tertiary: true}
                    ]
                    model: page.area.inFlight
                    maximumRows: 6
                    accessibleName: qsTr("Tasks in flight")
                    Layout.fillWidth: true
                    onActivated: row => page.app.navigator.open("explorer.task", {id: page.area.inFlight.value(row, "fullId")})
                }
                Label {
                    visible: page.area.inFlight.count === 0
                    text: qsTr("No task is running.")
                    kind: Label.Small
                    color: Theme.textTertiary
                    Layout.margins: Theme.cardPadding
                }
            }
        }
        ColumnLayout {
            spacing: Theme.cardGap
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: !page.wide
            Layout.preferredWidth: page.wide ? Theme.px(385) : -1
            Layout.maximumWidth: page.wide ? Theme.px(385) : -1

            ChainSupply {
                supply: page.area.supply
                Layout.fillWidth: true
            }
            ChainCredit {
                credit: page.area.credit
                Layout.fillWidth: true
                onNodesWanted: page.app.navigator.open("explorer.nodes")
            }
            Card {
                title: qsTr("Network parameters")
                Layout.fillWidth: true

                ChainFacts {
                    app: page.app
                    model: page.area.parameters
                    Layout.fillWidth: true
                }
            }
        }
    }

    // A deadline is an act of layer one itself: its page is its block.
    function openTransaction(model: var, row: int): void {
        if (model.value(row, "fromAccount") === "")
            app.navigator.open("explorer.block", {id: model.value(row, "placeNumber")});
        else
            app.navigator.open("explorer.transaction", {id: model.value(row, "fullId")});
    }
}
