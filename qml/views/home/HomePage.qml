pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// Everything at a glance: what moves, what ended, the wallet, what was notified, layer one.
AppPage {
    id: page

    readonly property HomeView view: app.home.view
    readonly property bool compact: width < Theme.px(1200)
    readonly property bool single: width < Theme.px(860) // at a large scale: the right column goes below
    readonly property real room: Math.min(width - 2 * Theme.pagePadding, Theme.contentWidth)
    readonly property bool stale: view.pageState === "offline"

    function openTask(name: string, id: string) {
        app.navigator.open(name, {
            id: id
        });
    }

    title: qsTr("Home")
    scroller: flick
    rightColumn: right
    Component.onCompleted: view.setVisible(true)
    Component.onDestruction: view.setVisible(false)

    Shortcut {
        sequence: "Ctrl+Return"
        onActivated: page.app.navigator.open("run.new")
    }

    Flickable {
        id: flick

        anchors.fill: parent
        contentHeight: Math.max(left.implicitHeight, right.y - left.y + right.implicitHeight) + Theme.pagePaddingTop + Theme.pagePadding
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        visible: page.view.pageState === "ready" || page.stale

        ColumnLayout {
            id: left

            x: Theme.pagePadding
            y: Theme.pagePaddingTop
            width: page.room - (page.single ? 0 : right.width + Theme.space5)
            spacing: Theme.cardGap

            // Not a layout: one of Qt 6.4 does not hear of another height while it gets another width.
            Row {
                id: entries

                spacing: Theme.space3
                Layout.fillWidth: true

                Repeater {
                    model: [
                        {
                            page: "run.new",
                            icon: "wand",
                            title: qsTr("Run a task"),
                            role: qsTr("Alice"),
                            note: page.view.runNote
                        },
                        {
                            page: "publish.new",
                            icon: "package",
                            title: qsTr("Publish code"),
                            role: qsTr("Bob"),
                            note: page.view.publishNote
                        },
                        {
                            page: "node.dashboard",
                            icon: "server",
                            title: qsTr("Start a node"),
                            role: qsTr("Operator"),
                            note: page.view.nodeNote
                        }
                    ]

                    HomeEntry {
                        required property var modelData

                        iconName: modelData.icon
                        text: modelData.title
                        role: modelData.role
                        note: modelData.note
                        compact: page.compact
                        width: (entries.width - 2 * entries.spacing) / 3
                        onClicked: page.app.navigator.open(modelData.page)
                    }
                }
            }
            Card {
                objectName: "suggestion"
                visible: String(page.view.suggestion) !== ""
                title: qsTr("Turn the sample picture black and white")
                Layout.fillWidth: true

                RowLayout {
                    spacing: Theme.space4
                    Layout.fillWidth: true

                    Label {
                        text: qsTr("Bob has published code that does it, and a photograph comes with Leo. Neither side sees what is the other's, and you watch every step.")
                        color: Theme.textSecondary
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                    }
                    Button {
                        objectName: "trySample"
                        text: qsTr("Try it")
                        kind: Button.Primary
                        onClicked: page.app.navigator.open("run.new", {file: page.view.suggestion, lambda: page.view.suggestedLambda})
                    }
                }
            }
            Card {
                title: qsTr("In flight")
                note: page.view.tasks.inFlightNote
                padding: 0
                stale: page.stale
                Layout.fillWidth: true

                RunTable {
                    visible: page.view.tasks.inFlight.count > 0
                    rows: page.view.tasks.inFlight
                    moving: true
                    compact: page.compact
                    Layout.fillWidth: true
                    onOpened: (name, id) => page.openTask(name, id)
                }
                Label {
                    visible: page.view.tasks.inFlight.count === 0
                    text: qsTr("No task is moving.")
                    color: Theme.textTertiary
                    Layout.margins: Theme.cardPadding
                }
            }
            Card {
                title: qsTr("Recent")
                padding: 0
                stale: page.stale
                Layout.fillWidth: true
                actions: [
                    LinkText {
                        text: qsTr("All tasks")
                        onClicked: page.app.navigator.open("run.tasks")
                    }
                ]

                RunTable {
                    visible: page.view.tasks.recent.count > 0
                    rows: page.view.tasks.recent
                    compact: page.compact
                    Layout.fillWidth: true
                    onOpened: (name, id) => page.openTask(name, id)
                }
                EmptyState {
                    visible: page.view.tasks.recent.count === 0
                    iconName: "wand"
                    title: qsTr("No tasks yet")
                    text: qsTr("Pick a lambda and drop a file. One node runs it, the others check that node.")
                    action: qsTr("New task")
                    Layout.fillWidth: true
                    Layout.margins: Theme.space6
                    onTriggered: page.app.navigator.open("run.new")
                }
            }
            Card {
                title: qsTr("Layer one")
                note: page.view.blocksNote
                stale: page.stale
                Layout.fillWidth: true

                RowLayout {
                    visible: page.view.blocks.count > 0
                    spacing: Theme.space2
                    Layout.fillWidth: true

                    Repeater {
                        model: page.view.blocks

                        HomeBlock {
                            required property int index

                            visible: index < (page.compact ? 6 : 8)
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            onClicked: page.app.navigator.openLink("leo:block/" + blockHeight)
                        }
                    }
                }
                Skeleton {
                    visible: page.view.blocks.count === 0
                    rows: 2
                    reason: qsTr("The blocks are being indexed.")
                    Layout.fillWidth: true
                }
            }
        }
        ColumnLayout {
            id: right

            x: page.single ? left.x : left.x + left.width + Theme.space5
            y: page.single ? left.y + left.implicitHeight + Theme.cardGap : Theme.pagePaddingTop
            width: page.single ? page.room : page.compact ? Theme.px(288) : Theme.px(336)
            spacing: Theme.cardGap

            HomeWallet {
                view: page.view
                stale: page.stale
                Layout.fillWidth: true
                onReceiveAsked: page.app.navigator.open("wallet.receive")
                onSendAsked: page.app.navigator.open("wallet.send")
                onWalletsAsked: page.app.navigator.open("settings.wallets")
            }
            HomeNotices {
                view: page.view
                Layout.fillWidth: true
                onOpened: (name, subject) => page.openTask(name, subject)
            }
        }
    }
    RowLayout {
        anchors.fill: parent
        anchors.margins: Theme.pagePadding
        spacing: Theme.space6
        visible: page.view.pageState === "loading"

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            Skeleton {
                rows: 2
                rowHeight: Theme.px(44)
                Layout.fillWidth: true
            }
            Skeleton {
                rows: 12
                reason: qsTr("Connecting to the network.")
                Layout.fillWidth: true
            }
        }
        Skeleton {
            rows: 12
            Layout.preferredWidth: Theme.px(300)
            Layout.alignment: Qt.AlignTop
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: Theme.px(420)
        visible: page.view.pageState === "empty"
        iconName: "network"
        title: qsTr("No network chosen")
        text: qsTr("Start a private network on this computer, or join one.")
        action: qsTr("Choose a network")
        onTriggered: page.app.navigator.open("settings.networks")
    }
}
