pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The networks this computer knows.
SettingsFrame {
    id: page

    readonly property var networks: app.networks
    property string forgetting
    property string forgettingName

    section: "networks"

    Connections {
        target: page.networks

        function onLocalDeleted() {
            if (!page.app.wallets.any)
                page.app.navigator.replace("firstrun.welcome");
        }
    }

    Card {
        Layout.fillWidth: true
        title: qsTr("Networks")
        padding: 0
        spacing: 0
        actions: Button {
            text: qsTr("Join another network")
            size: Button.Small
            iconName: "plus"
            onClicked: page.app.navigator.open("firstrun.join")
        }

        EmptyState {
            visible: page.networks.known && page.networks.networks.count === 0
            Layout.fillWidth: true
            Layout.margins: Theme.px(24)
            iconName: "globe"
            title: qsTr("No network yet")
            text: qsTr("Join one with an invitation, or start the network of this computer.")
            action: qsTr("Start local network")
            onTriggered: {
                page.networks.start.begin();
                page.app.navigator.open("firstrun.starting");
            }
        }
        Repeater {
            model: page.networks.networks

            RowLayout {
                id: network

                required property string chain
                required property string name
                required property string layerOne
                required property bool current
                required property bool onThisComputer
                required property bool softwareTpms

                Layout.fillWidth: true
                Layout.preferredHeight: Theme.px(48)
                Layout.leftMargin: Theme.px(16)
                Layout.rightMargin: Theme.px(12)
                spacing: Theme.px(10)

                Icon {
                    name: network.onThisComputer ? "laptop" : "globe"
                }
                Label {
                    text: network.name
                    medium: true
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
                Label {
                    text: network.softwareTpms ? qsTr("%1, software TPMs").arg(network.layerOne) : network.layerOne
                    kind: Label.Small
                    color: Theme.textTertiary
                }
                HashText {
                    value: network.chain
                    head: 6
                    tail: 4
                    kindName: qsTr("Chain id")
                }
                StatusBadge {
                    visible: network.current
                    status: "done"
                    text: qsTr("Current")
                    Layout.rightMargin: Theme.px(4)
                }
                Button {
                    visible: !network.current
                    text: qsTr("Switch")
                    accessibleName: qsTr("Switch to %1").arg(network.name)
                    size: Button.Small
                    onClicked: page.networks.use(network.chain)
                }
                IconButton {
                    visible: !network.current
                    iconName: "trash"
                    tooltip: qsTr("Forget %1").arg(network.name)
                    onClicked: {
                        if (network.onThisComputer) {
                            deleteDialog.open();
                            return;
                        }
                        page.forgetting = network.chain;
                        page.forgettingName = network.name;
                        forgetDialog.open();
                    }
                }
            }
        }
    }
    Note {
        visible: page.networks.error !== ""
        Layout.fillWidth: true
        kind: "bad"
        text: page.networks.error
    }
    Card {
        visible: page.networks.joined
        Layout.fillWidth: true
        title: page.networks.name
        spacing: Theme.px(12)

        KeyValue {
            Layout.fillWidth: true
            rows: [
                {
                    label: qsTr("State"),
                    value: page.networks.linkText
                },
                {
                    label: qsTr("Height"),
                    value: "#" + page.networks.heightText,
                    mono: true
                },
                {
                    label: qsTr("Last block came"),
                    value: page.networks.dataAge,
                    mono: true
                },
                {
                    label: qsTr("Known entry points"),
                    value: String(page.networks.entryPoints),
                    mono: true
                },
                {
                    label: qsTr("Data kept in"),
                    value: page.networks.directory,
                    mono: true
                }
            ]
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.px(8)

            Button {
                text: page.networks.paused ? qsTr("Resume") : qsTr("Pause")
                iconName: page.networks.paused ? "play" : "pause"
                onClicked: page.networks.setPaused(!page.networks.paused)
            }
            Button {
                text: qsTr("Connect now")
                iconName: "refresh"
                enabled: !page.networks.paused
                onClicked: page.networks.reconnect()
            }
            Button {
                visible: page.networks.onThisComputer
                text: qsTr("Stop the local network")
                kind: Button.DangerOutline
                busy: page.networks.busy
                onClicked: stopDialog.open()
            }
            Button {
                objectName: "deleteLocal"
                visible: page.networks.onThisComputer
                text: qsTr("Delete the local network")
                kind: Button.DangerOutline
                enabled: !page.networks.busy
                onClicked: deleteDialog.open()
            }
        }
    }
    Dialog {
        id: forgetDialog

        title: qsTr("Forget %1?").arg(page.forgettingName)
        confirmText: qsTr("Forget network")
        danger: true
        onConfirmed: {
            close();
            page.networks.forget(page.forgetting);
        }

        Label {
            text: qsTr("This computer deletes its copy of the chain. Your wallets stay, and with an invitation you can join again.")
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
    Dialog {
        id: deleteDialog

        // The word that is typed, in the language of the interface.
        readonly property string word: qsTr("delete")

        objectName: "deleteDialog"
        title: qsTr("Delete the local network and its %n wallet(s)?", "", page.app.wallets.ofLocalNetwork)
        confirmText: qsTr("Delete")
        danger: true
        ready: typed.text.trim().toLowerCase() === word
        firstFocus: typed.field
        onConfirmed: {
            close();
            page.networks.deleteLocal();
        }
        onClosed: typed.text = ""

        Label {
            text: qsTr("Its chain, its nodes and their software TPMs, its wallets, lambdas and tasks are deleted from this computer. Results you saved elsewhere stay. This cannot be undone.")
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        TextField {
            id: typed

            objectName: "deleteWord"
            Layout.fillWidth: true
            label: qsTr("Type the word “%1”").arg(deleteDialog.word)
        }
    }
    Dialog {
        id: stopDialog

        title: qsTr("Stop the local network?")
        confirmText: qsTr("Stop network")
        danger: true
        onConfirmed: {
            close();
            page.networks.stopLocal();
        }

        Label {
            text: qsTr("Its nodes end in good order. Chain, wallets and lambdas stay on this computer and are there at the next start.")
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
}
