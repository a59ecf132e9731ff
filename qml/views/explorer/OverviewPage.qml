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
    Component.onDestruction: area.reading = false

    ChainSearch {
        app: page.app
        Layout.fillWidth: true
        z: 2
    }
    ChainAbsent {
        visible: page.area.status === "loading"
        status: "loading"
        text: ""
        Layout.fillWidth: true
    }
    ColumnLayout {
        visible: page.area.status === "ready"
        spacing: Theme.space2
        Layout.fillWidth: true

        RowLayout {
            spacing: Theme.space2
            Layout.fillWidth: true

            Label {
                text: qsTr("Blocks")
                strong: true
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Label {
                text: page.area.rhythm
                kind: Label.Small
                color: Theme.textTertiary
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            StatusBadge {
                visible: !page.area.live
                status: "silent"
                text: qsTr("not live, as of %1").arg(page.area.asOf)
            }
            // Without width in a small window, not taken away: a layout of Qt 6.4 that is given another size in the same
            // moment still places items that are gone.
            Row {
                Layout.maximumWidth: page.wide ? implicitWidth : 0
                leftPadding: Theme.space2
                spacing: Theme.px(14)
                clip: true

                Repeater {
                    model: page.area.legend

                    Row {
                        id: key

                        required property var modelData

                        spacing: Theme.px(5)

                        TxGlyph {
                            kind: key.modelData.glyph
                            tone: key.modelData.tone
                            anchors.verticalCenter: parent.verticalCenter
                        }
                        Label {
                            text: key.modelData.name
                            kind: Label.Caption
                            color: Theme.textTertiary
                        }
                    }
                }
            }
        }
        BlockStrip {
            objectName: "blockStrip"
            model: page.area.strip
            shown: page.wide ? 8 : page.width < Theme.px(760) ? 4 : 6
            pendingPlace: page.area.nextHeight
            pendingText: qsTr("%n waiting", "", page.area.waiting)
            Layout.fillWidth: true
            onOpened: placeNumber => page.app.navigator.open("explorer.block", {id: placeNumber})
        }
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
                        text: page.area.held > 0 ? qsTr("%n new", "", page.area.held) : page.area.paused ? qsTr("Resume") : qsTr("Pause")
                        iconName: page.area.paused || page.area.held > 0 ? "play" : "pause"
                        size: Button.Small
                        onClicked: page.area.paused = !page.area.paused
                    },
                    LinkText {
                        text: qsTr("All")
                        accessibleName: qsTr("All transactions")
                        onClicked: page.app.navigator.open("explorer.transactions")
                    }
                ]

                DataTable {
                    objectName: "latestTransactions"
                    columns: [
                        {role: "kindName", title: qsTr("Kind"), width: 116, iconRole: "icon", iconToneRole: "tone", tone: "textPrimary"},
                        {role: "shownId", fullRole: "fullId", title: qsTr("Id"), width: 100, kind: "mono"},
                        {role: "from", fullRole: "fromAccount", title: qsTr("From"), width: 84, kind: "mono", tone: "muted", hideBelow: 640},
                        {role: "what", title: qsTr("What")},
                        {role: "amount", title: qsTr("LEO"), width: 76, kind: "mono", align: "right"},
                        {role: "age", title: qsTr("Age"), width: 72, kind: "mono", tone: "muted", align: "right"}
                    ]
                    model: page.area.latest
                    dense: true
                    fits: true
                    maximumRows: 8
                    spaceOpens: false
                    accessibleName: qsTr("Latest transactions")
                    Layout.fillWidth: true
                    onReadingChanged: page.area.reading = reading
                    // A deadline is an act of layer one itself: its page is its block.
                    onActivated: (index, row) => page.app.navigator.open(row.fromAccount === "" ? "explorer.block" : "explorer.transaction", {id: row.fromAccount === "" ? row.placeNumber : row.fullId})
                    Keys.onSpacePressed: page.area.paused = !page.area.paused
                }
            }
            Card {
                title: qsTr("Tasks in flight")
                note: qsTr("Roles become public when the task completes")
                padding: 0
                Layout.fillWidth: true

                DataTable {
                    objectName: "tasksInFlight"
                    visible: page.area.inFlight.count > 0
                    columns: [
                        {role: "shownId", fullRole: "fullId", title: qsTr("Task"), width: 100, kind: "mono"},
                        {role: "lambda", title: qsTr("Lambda")},
                        {role: "statusText", title: qsTr("Phase"), width: 112, tone: "textPrimary"},
                        {role: "marks", title: "", width: 130, component: dotsCell, hideBelow: 640},
                        {role: "members", title: qsTr("Members"), width: 60, kind: "mono", align: "right"},
                        {role: "executor", title: qsTr("Executor"), width: 84, component: sealedCell}
                    ]
                    model: page.area.inFlight
                    dense: true
                    fits: true
                    maximumRows: 6
                    spokenRole: "spoken"
                    accessibleName: qsTr("Tasks in flight")
                    Layout.fillWidth: true
                    onActivated: (index, row) => page.app.navigator.open("explorer.task", {id: row.fullId})
                }
                Label {
                    visible: page.area.inFlight.count === 0
                    text: qsTr("No task is running.")
                    kind: Label.Small
                    color: Theme.textTertiary
                    Layout.margins: Theme.cardPadding
                }
            }
            Card {
                title: qsTr("Network parameters")
                Layout.fillWidth: true

                ChainFacts {
                    app: page.app
                    model: page.area.parameters
                    columns: 2
                    Layout.fillWidth: true
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
                area: page.area
                Layout.fillWidth: true
            }
            ChainCredit {
                area: page.area
                Layout.fillWidth: true
                onNodesWanted: page.app.navigator.open("explorer.nodes")
            }
        }
    }
    Component {
        id: dotsCell

        Item {
            id: dots

            property var row

            PhaseDots {
                anchors.verticalCenter: parent.verticalCenter
                marks: dots.row ? dots.row.marks ?? [] : []
            }
        }
    }
    Component {
        id: sealedCell

        RowLayout {
            id: sealed

            property var row

            spacing: Theme.px(6)

            RoleMark {
                memberRole: "sealed"
            }
            Label {
                text: sealed.row ? sealed.row.executor ?? "" : ""
                kind: Label.Small
                color: Theme.textTertiary
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
}
