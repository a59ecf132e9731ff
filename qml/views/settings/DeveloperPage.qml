pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The adversary lab: a node of the network of this computer lies, is caught, and pays.
SettingsFrame {
    id: page

    readonly property LiarLab lab: app.settings.liarLab
    readonly property bool off: lab.mark === LiarLab.Off
    readonly property var lie: lab.lies[lab.chosen] ?? ({})

    section: "developer"

    EmptyState {
        visible: !page.lab.available
        Layout.fillWidth: true
        iconName: "laptop"
        title: qsTr("No adversary lab here")
        text: qsTr("It needs the network of this computer and the program leo_liar, which a build has and an installation has not.")
    }
    Card {
        visible: page.lab.available
        Layout.fillWidth: true
        title: qsTr("Adversary lab")
        note: qsTr("on the network of this computer only")
        spacing: Theme.px(12)

        Label {
            Layout.fillWidth: true
            text: qsTr("The last node of the network gets a program with one bad habit, over the same links and with quotes of its own TPM. The others notice, say why, and are paid for it. A task that it takes part in can take longer.")
            color: Theme.textSecondary
            wrapMode: Text.Wrap
        }
        Select {
            objectName: "lie"
            Layout.fillWidth: true
            label: qsTr("What it does")
            enabled: page.off
            model: page.lab.lies
            textRole: "what"
            valueRole: "name"
            currentIndex: page.lab.chosen
            onActivated: index => page.lab.chosen = index
        }
        RowLayout {
            spacing: Theme.px(12)

            Button {
                objectName: "startLying"
                visible: page.off
                text: qsTr("Let it lie")
                kind: Button.DangerOutline
                iconName: "play"
                onClicked: page.lab.start()
            }
            Button {
                objectName: "stopLying"
                visible: !page.off
                text: qsTr("Stop it")
                busy: page.lab.mark === LiarLab.Stopping
                onClicked: page.lab.stop()
            }
            StatusBadge {
                objectName: "lyingState"
                status: page.lab.mark === LiarLab.Lying ? "warning" : page.off ? "notYet" : "running"
                text: page.off ? qsTr("Honest") : page.lab.mark === LiarLab.Lying ? qsTr("Lying") : page.lab.mark === LiarLab.Starting ? qsTr("Starting") : qsTr("Stopping")
            }
            Item {
                Layout.fillWidth: true
            }
        }
        Note {
            visible: page.lab.problem !== ""
            Layout.fillWidth: true
            kind: "bad"
            text: page.lab.problem
        }
    }
    Card {
        visible: page.lab.available && page.lab.node !== ""
        Layout.fillWidth: true
        title: qsTr("What it paid")
        spacing: Theme.px(12)
        actions: Button {
            objectName: "liarInExplorer"
            text: qsTr("Show in the explorer")
            size: Button.Small
            kind: Button.Ghost
            onClicked: page.app.navigator.open("explorer.account", {
                id: page.lab.node
            })
        }

        KeyValue {
            Layout.fillWidth: true
            rows: [
                {
                    label: qsTr("Node"),
                    full: page.lab.node
                },
                {
                    label: qsTr("Balance and deposits"),
                    value: page.lab.balanceText !== "" ? page.lab.balanceText : "–",
                    mono: true
                },
                {
                    label: qsTr("Credit"),
                    value: page.lab.creditText !== "" ? page.lab.creditText : "–",
                    mono: true
                }
            ]
        }
        Label {
            Layout.fillWidth: true
            text: qsTr("What it earned as a member of committees is in these figures too. A proven lie and who reported it stand under Disputes.")
            kind: Label.Small
            color: Theme.textTertiary
            wrapMode: Text.Wrap
        }
    }
    Card {
        visible: page.lab.available && (page.lab.played.count > 0 || page.lab.mark === LiarLab.Lying)
        Layout.fillWidth: true
        title: qsTr("What it did")
        spacing: Theme.px(8)

        Label {
            visible: page.lab.played.count === 0
            Layout.fillWidth: true
            text: qsTr("Nothing yet. It lies when a task gives it the chance: post one, and another if it was not drawn.")
            color: Theme.textSecondary
            wrapMode: Text.Wrap
        }
        Repeater {
            model: page.lab.played

            RowLayout {
                id: line

                required property string time
                required property string words
                required property string task

                Layout.fillWidth: true
                spacing: Theme.px(12)

                Label {
                    text: line.time
                    kind: Label.Num
                    color: Theme.textTertiary
                }
                Label {
                    Layout.fillWidth: true
                    text: line.words
                    wrapMode: Text.Wrap
                }
                HashText {
                    visible: line.task !== ""
                    value: line.task
                    kindName: qsTr("Task")
                    linked: true
                    onOpened: page.app.navigator.open("explorer.task", {
                        id: line.task
                    })
                }
            }
        }
    }
}
