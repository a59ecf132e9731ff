pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// Right column of the dashboard: sandbox, penalties, peers, and the way out.
ColumnLayout {
    id: column

    required property App app
    readonly property NodeArea area: app.node
    readonly property var measured: area.measured
    readonly property var ready: area.sandboxBadge

    spacing: Theme.cardGap

    Card {
        title: qsTr("Sandbox")
        Layout.fillWidth: true
        actions: StatusBadge {
            status: column.ready.status
            text: column.ready.text
        }

        KeyValue {
            rows: column.area.sandbox
            Layout.fillWidth: true
        }
        ProgressBar {
            visible: column.measured.cpuText !== ""
            value: column.measured.cpuPercent / 100
            accessibleName: qsTr("CPU in use")
            Layout.fillWidth: true
        }
        RowLayout {
            visible: column.measured.cpuText !== ""

            Label {
                text: column.measured.cpuText
                kind: Label.Num
                color: Theme.textTertiary
                Layout.fillWidth: true
            }
            Label {
                visible: column.measured.disk !== ""
                text: qsTr("%1 disk free").arg(column.measured.disk)
                kind: Label.Small
                color: Theme.textTertiary
            }
        }
    }
    Card {
        title: qsTr("Penalties")
        note: qsTr("credit, 90 days")
        Layout.fillWidth: true

        Repeater {
            model: column.area.penalties

            RowLayout {
                id: penalty

                required property int index
                required property string reason
                required property string time
                required property string change
                required property string status

                visible: index < 6
                spacing: Theme.space2
                Layout.fillWidth: true
                Accessible.role: Accessible.ListItem
                Accessible.name: reason + ", " + time + ", " + change

                Icon {
                    name: penalty.status === "failed" ? "circle-x" : "triangle-alert"
                    color: penalty.status === "failed" ? Theme.badText : Theme.warnText
                }
                ColumnLayout {
                    spacing: 0
                    Layout.fillWidth: true

                    Label {
                        text: penalty.reason
                        kind: Label.Small
                        medium: true
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    Label {
                        text: penalty.time
                        kind: Label.Small
                        color: Theme.textTertiary
                        Accessible.ignored: true
                    }
                }
                Label {
                    text: penalty.change
                    kind: Label.Num
                    color: penalty.status === "failed" ? Theme.badText : Theme.warnText
                    Accessible.ignored: true
                }
            }
        }
        Label {
            visible: column.area.penalties.count === 0
            text: qsTr("None.")
            kind: Label.Small
            color: Theme.textTertiary
        }
    }
    Card {
        title: qsTr("Peers")
        stale: column.area.network.notLiveText !== ""
        note: qsTr("%1 · credit, latency").arg(column.area.peers.count)
        padding: 0
        Layout.fillWidth: true

        DataTable {
            objectName: "nodePeers"
            visible: count > 0
            model: column.area.peers
            dense: true
            hasHead: false
            accessibleName: qsTr("Peers with credit and latency")
            columns: [
                {title: qsTr("Node"), role: "nodeKey", kind: "node"},
                {title: qsTr("Credit"), role: "credit", kind: "mono", align: "right", width: 40},
                {title: qsTr("Latency"), role: "latency", kind: "mono", align: "right", width: 52}
            ]
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(8, count) * Theme.rowDense
            onActivated: (index, row) => column.app.navigator.open("explorer.account", {id: row.nodeKey})
        }
        Label {
            visible: column.area.peers.count === 0
            text: qsTr("No peer is connected.")
            kind: Label.Small
            color: Theme.textTertiary
            Layout.margins: Theme.space4
        }
    }
    NodeLeave {
        app: column.app
        Layout.fillWidth: true
    }
}
