pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The tasks of this wallet, those that move first, and what else this computer takes part in.
AppPage {
    id: page

    readonly property TaskList list: app.run.list
    readonly property bool stale: list.pageState === "offline"

    title: qsTr("My tasks")
    scroller: flick
    Component.onCompleted: {
        list.filter = pageState.filter ?? "";
        list.setVisible(true);
    }
    Component.onDestruction: list.setVisible(false)

    function saveState(): var {
        return {
            filter: list.filter
        };
    }

    Shortcut {
        sequence: "Ctrl+Return"
        onActivated: page.app.navigator.open("run.new")
    }
    Shortcut {
        sequence: "Ctrl+F"
        onActivated: search.forceActiveFocus(Qt.ShortcutFocusReason)
    }

    Flickable {
        id: flick

        anchors.fill: parent
        contentHeight: column.implicitHeight + 2 * Theme.pagePadding
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        visible: page.list.pageState !== "empty"

        ColumnLayout {
            id: column

            x: Theme.pagePadding
            y: Theme.pagePaddingTop
            width: Math.min(flick.width - 2 * x, Theme.contentWidth)
            spacing: Theme.cardGap

            RowLayout {
                spacing: Theme.space2
                Layout.fillWidth: true

                SearchField {
                    id: search

                    scope: qsTr("Filter by file, lambda or id")
                    text: page.list.filter
                    Layout.preferredWidth: Theme.px(320)
                    onEdited: page.list.filter = text
                }
                Item {
                    Layout.fillWidth: true
                }
                Button {
                    kind: Button.Primary
                    iconName: "plus"
                    text: qsTr("New task")
                    onClicked: page.app.navigator.open("run.new")
                }
            }
            Card {
                visible: page.list.inFlight.count > 0
                title: qsTr("In flight")
                note: page.stale ? page.list.network.notLiveText : page.list.inFlightNote
                padding: 0
                stale: page.stale
                Layout.fillWidth: true

                RunTable {
                    rows: page.list.inFlight
                    compact: column.width < Theme.px(700)
                    moving: true
                    Layout.fillWidth: true
                    onOpened: (page_, id) => page.app.navigator.open(page_, {
                        id: id
                    })
                }
            }
            Card {
                title: qsTr("Ended")
                padding: 0
                stale: page.stale
                Layout.fillWidth: true

                RunTable {
                    visible: page.list.ended.count > 0
                    rows: page.list.ended
                    compact: column.width < Theme.px(700)
                    Layout.fillWidth: true
                    onOpened: (page_, id) => page.app.navigator.open(page_, {
                        id: id
                    })
                }
                Skeleton {
                    visible: page.list.pageState === "loading"
                    rows: 8
                    reason: qsTr("Your tasks are being read.")
                    Layout.fillWidth: true
                }
                Label {
                    visible: page.list.ended.count === 0 && page.list.pageState !== "loading"
                    text: page.list.filter === "" ? qsTr("No task has ended yet.") : qsTr("No ended task matches “%1”.").arg(page.list.filter)
                    color: Theme.textTertiary
                    Layout.margins: Theme.cardPadding
                }
            }
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: Theme.px(420)
        visible: page.list.pageState === "empty"
        iconName: "wand"
        title: qsTr("No tasks yet")
        text: qsTr("Pick a lambda and drop a file. One node runs it, the others check that node.")
        action: qsTr("New task")
        onTriggered: page.app.navigator.open("run.new")
    }
}
