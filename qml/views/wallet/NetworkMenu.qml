pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views
import Leo.Ui

// The menu of the network chip: how well this Leo follows its network, the others it knows, pause.
Popover {
    id: menu

    required property App app
    readonly property var networks: app.networks

    function go(page: string): void {
        close();
        app.navigator.open(page);
    }

    panelWidth: Theme.px(352)

    contentItem: ColumnLayout {
        spacing: Theme.px(2)
        Accessible.role: Accessible.PopupMenu
        Accessible.name: qsTr("Network menu")

        ColumnLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.px(16)
            spacing: Theme.px(10)

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.px(12)

                Icon {
                    name: menu.networks.onThisComputer ? "laptop" : "globe"
                    size: Theme.iconLarge
                }
                ColumnLayout {
                    spacing: 0

                    Label {
                        text: menu.networks.joined ? menu.networks.name : qsTr("No network")
                        strong: true
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }
                    Label {
                        visible: text !== ""
                        text: [menu.networks.layerOne, menu.networks.blockInterval].filter(word => word !== "").join(", ")
                        kind: Label.Small
                        color: Theme.textTertiary
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }
                }
                StatusBadge {
                    status: menu.networks.link === NetworksArea.Live ? "done" : menu.networks.link === NetworksArea.Alarm ? "stopped" : menu.networks.link === NetworksArea.Paused || menu.networks.link === NetworksArea.None ? "neutral" : "running"
                    text: menu.networks.linkText
                }
            }
            ProgressBar {
                visible: menu.networks.link === NetworksArea.Live
                Layout.fillWidth: true
                implicitHeight: Theme.px(3)
                value: menu.networks.blockProgress
                accessibleName: qsTr("Time to the next block")
            }
            KeyValue {
                visible: menu.networks.joined
                Layout.fillWidth: true
                rows: [
                    {
                        label: qsTr("Height"),
                        value: menu.networks.heightText + (menu.networks.behind !== "" ? "  " + menu.networks.behind : ""),
                        mono: true
                    },
                    {
                        label: qsTr("Next block"),
                        value: menu.networks.nextBlock !== "" ? menu.networks.nextBlock : "–",
                        mono: true
                    },
                    {
                        label: qsTr("Nodes"),
                        value: qsTr("%1 active, %2 peers here").arg(menu.networks.activeNodes).arg(menu.networks.peers)
                    },
                    {
                        label: qsTr("Finality"),
                        value: menu.networks.finality
                    },
                    {
                        label: qsTr("Data kept in"),
                        value: menu.networks.directory,
                        mono: true
                    }
                ]
            }
            Note {
                visible: menu.networks.softwareTpmsOnly
                Layout.fillWidth: true
                kind: "warn"
                text: qsTr("Software TPM: proves the protocol, not the machine. For learning and testing only.")
            }
            Note {
                visible: menu.networks.clockWarning !== ""
                Layout.fillWidth: true
                kind: "warn"
                text: menu.networks.clockWarning
            }
            Note {
                visible: menu.networks.problem !== ""
                Layout.fillWidth: true
                kind: menu.networks.link === NetworksArea.Alarm ? "bad" : "neutral"
                text: menu.networks.problem
            }
        }
        Separator {
            Layout.fillWidth: true
        }
        Repeater {
            model: menu.networks.networks

            MenuRow {
                required property string chain
                required property string name
                required property string layerOne
                required property bool current
                required property bool onThisComputer

                Layout.fillWidth: true
                visible: !current
                iconName: onThisComputer ? "laptop" : "globe"
                text: name
                note: layerOne
                onClicked: {
                    menu.networks.use(chain);
                    menu.close();
                }
            }
        }
        MenuRow {
            Layout.fillWidth: true
            iconName: "plus"
            text: qsTr("Join another network…")
            onClicked: menu.go("firstrun.join")
        }
        Separator {
            Layout.fillWidth: true
        }
        MenuRow {
            Layout.fillWidth: true
            visible: menu.networks.joined
            iconName: menu.networks.paused ? "play" : "pause"
            text: menu.networks.paused ? qsTr("Resume following %1").arg(menu.networks.name) : qsTr("Pause following %1").arg(menu.networks.name)
            onClicked: {
                menu.networks.setPaused(!menu.networks.paused);
                menu.close();
            }
        }
        MenuRow {
            Layout.fillWidth: true
            iconName: "sliders"
            text: qsTr("Network settings")
            onClicked: menu.go("settings.networks")
        }
    }
}
