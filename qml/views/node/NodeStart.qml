pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// The node before it runs: what was checked, what others will check, and the start.
GridLayout {
    id: start

    required property App app
    readonly property NodeArea area: app.node
    required property bool wide

    function begin(): void {
        if (area.canStart)
            area.start();
    }

    columns: wide ? 2 : 1
    columnSpacing: Theme.space5
    rowSpacing: Theme.cardGap

    ColumnLayout {
        spacing: Theme.cardGap
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop

        Card {
            title: qsTr("Before it starts")
            spacing: 0
            Layout.fillWidth: true
            actions: Button {
                objectName: "checkAgain"
                text: qsTr("Check again")
                iconName: "refresh"
                size: Button.Small
                onClicked: start.area.checkAgain()
            }

            Repeater {
                model: start.area.checks

                NodeCheckRow {
                    required property int index
                    required property string checkKey
                    required property string found

                    // What leads out of a failure from here; else the remedy says it.
                    action: status !== "failed" ? "" : found === "foreign" ? qsTr("Show certificate") : checkKey === "deposit" ? qsTr("Receive LEO") : ""
                    last: index === start.area.checks.count - 1
                    Layout.fillWidth: true
                    Layout.fillHeight: false
                    onTriggered: start.app.navigator.open(checkKey === "deposit" ? "wallet.receive" : "node.tpm")
                }
            }
            Label {
                visible: start.area.checks.count === 0
                text: qsTr("Nothing was checked yet.")
                kind: Label.Small
                color: Theme.textTertiary
            }
        }
        Card {
            title: qsTr("What it starts with")
            Layout.fillWidth: true

            RowLayout {
                spacing: Theme.space4
                Layout.fillWidth: true

                TextField {
                    objectName: "nodeName"
                    label: qsTr("Name of the node")
                    text: start.area.setup.name
                    maximumLength: 40
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    onEdited: start.area.setup.name = text
                }
                Select {
                    objectName: "runner"
                    label: qsTr("Sandbox runner")
                    model: start.area.setup.runners
                    currentIndex: start.area.setup.runner
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    onActivated: index => start.area.setup.runner = index
                }
            }
            RowLayout {
                spacing: Theme.space4
                Layout.fillWidth: true

                OptionCard {
                    objectName: "hardwareTpm"
                    title: qsTr("TPM of this computer")
                    iconName: "cpu"
                    enabled: !start.area.setup.softwareAccepted
                    description: enabled ? qsTr("Proves what this machine runs.") : qsTr("This network accepts software TPMs only.")
                    checked: !start.area.setup.softwareTpm
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    onClicked: start.area.setup.softwareTpm = false
                }
                OptionCard {
                    objectName: "softwareTpm"
                    title: qsTr("Software TPM")
                    iconName: "laptop"
                    enabled: start.area.setup.softwareAccepted
                    description: enabled ? qsTr("software TPM: proves the protocol, not the machine") : qsTr("This network accepts hardware TPMs only.")
                    checked: start.area.setup.softwareTpm
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    onClicked: start.area.setup.softwareTpm = true
                }
            }
        }
    }
    ColumnLayout {
        spacing: Theme.cardGap
        Layout.preferredWidth: start.wide ? Theme.px(384) : -1
        Layout.maximumWidth: start.wide ? Theme.px(384) : -1
        Layout.fillWidth: !start.wide
        Layout.alignment: Qt.AlignTop

        Card {
            title: qsTr("Start")
            Layout.fillWidth: true

            KeyValue {
                rows: start.area.summary
                Layout.fillWidth: true
            }
            LinkText {
                text: qsTr("Edit limits")
                kind: Label.Small
                onClicked: start.app.navigator.open("node.limits")
            }
            Button {
                objectName: "startNode"
                text: start.area.startText
                iconName: "play"
                kind: Button.Primary
                size: Button.Large
                busy: start.area.busy
                enabled: start.area.canStart || start.area.busy
                Layout.fillWidth: true
                onClicked: start.begin()
            }
            Label {
                visible: text !== ""
                text: start.area.whyNotStart
                kind: Label.Small
                color: Theme.textTertiary
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
        Note {
            kind: "neutral"
            text: qsTr("Leo shows you neither the code nor the pictures your node works on. They are open only in memory, inside the sandbox, while a task runs.")
            Layout.fillWidth: true
        }
        Card {
            title: qsTr("What others will check")
            Layout.fillWidth: true

            Label {
                text: qsTr("Nodes drawn by lot check that your keys live on one TPM and take a fresh quote. Their majority by credit admits your node. Later checks come with every task and every renewal.")
                color: Theme.textSecondary
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            Label {
                text: qsTr("An executor that fails loses credit and its deposit for the task. A monitor that does not answer loses credit; one that passes what the majority by credit fails also its deposit. A proven lie costs both deposits and all credit. Drain the node before you update firmware or the boot loader.")
                color: Theme.textSecondary
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
        LinkText {
            text: qsTr("What Leo cannot do")
            kind: Label.Small
            onClicked: start.app.navigator.open("help")
        }
        NodeAttach {
            area: start.area
            Layout.fillWidth: true
        }
        NodeLeave {
            app: start.app
            Layout.fillWidth: true
        }
    }
}
