pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Leo.Controls

// Step three: the code on a sample, in the sandbox that nodes use.
ColumnLayout {
    id: step

    required property var wizard
    readonly property var test: wizard.test
    readonly property bool done: test.stage === 2

    spacing: Theme.cardGap

    Card {
        Layout.fillWidth: true
        title: qsTr("Test run")
        note: step.done ? qsTr("on %1, as on a node").arg(step.test.runner) : ""

        actions: [
            StatusBadge {
                visible: step.done || step.test.stage === 1
                status: step.test.stage === 1 ? "running" : step.test.passed ? "done" : "failed"
                text: step.test.stage === 1 ? qsTr("Running") : step.test.passed ? qsTr("Passed") : qsTr("Not passed")
            },
            Button {
                visible: step.test.sampleName !== ""
                text: qsTr("Run again")
                size: Button.Small
                iconName: "refresh"
                busy: step.test.stage === 1
                onClicked: step.wizard.repeatTest()
            }
        ]

        Rectangle {
            objectName: "sampleDrop"
            Layout.fillWidth: true
            implicitHeight: Theme.px(84)
            radius: Theme.radiusL
            color: drop.containsDrag ? Theme.bgSelected : "transparent"
            border.width: 1
            border.color: drop.containsDrag ? Theme.accentLine : Theme.lineControl

            RowLayout {
                anchors.centerIn: parent
                spacing: Theme.px(12)

                Icon {
                    name: "upload"
                    color: Theme.accentText
                }
                Label {
                    text: step.test.sampleName !== "" ? qsTr("Input: %1. Drop another one.").arg(step.test.sampleName) : qsTr("Drop a sample of the input")
                    color: Theme.textSecondary
                }
                Button {
                    objectName: "pickSample"
                    text: qsTr("Choose file")
                    size: Button.Small
                    onClicked: picker.open()
                }
            }
            DropArea {
                id: drop

                anchors.fill: parent
                onDropped: event => {
                    if (event.hasUrls)
                        step.wizard.runTest(event.urls[0]);
                }
            }
        }
        EmptyState {
            visible: step.test.stage === 3
            Layout.fillWidth: true
            Layout.topMargin: Theme.px(12)
            kind: "error"
            iconName: "sandbox"
            title: step.test.noSandbox ? qsTr("No sandbox runner") : qsTr("The test could not run")
            text: step.test.noSandbox ? qsTr("Test runs and nodes need bubblewrap, runc or gVisor. None was found here that passes its self-test. Bubblewrap is enough; installing its package takes administrator rights, running it does not.") : qsTr("Nothing was published and nothing was paid.")
            details: step.test.noSandbox ? "" : step.test.error
            action: qsTr("Check again")
            secondAction: step.test.noSandbox ? qsTr("Copy install command") : ""
            onTriggered: step.wizard.repeatTest()
            onSecondTriggered: step.copyInstall()
        }
        Note {
            visible: step.test.verdict !== ""
            Layout.fillWidth: true
            kind: "bad"
            text: step.test.verdict
        }
        GridLayout {
            visible: step.done
            Layout.fillWidth: true
            columns: 5
            columnSpacing: Theme.px(12)

            Repeater {
                id: figures

                readonly property var entries: [
                    {
                        label: qsTr("End"),
                        value: step.test.exitText
                    },
                    {
                        label: qsTr("Wall time"),
                        value: step.test.wall
                    },
                    {
                        label: qsTr("CPU time"),
                        value: step.test.cpu
                    },
                    {
                        label: qsTr("Peak memory"),
                        value: step.test.memory
                    },
                    {
                        label: qsTr("Output"),
                        value: step.test.outputSize
                    }
                ]

                model: 5

                ColumnLayout {
                    id: figure

                    required property int index
                    readonly property var modelData: figures.entries[index]

                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    spacing: Theme.px(2)

                    Label {
                        text: figure.modelData.label
                        kind: Label.Caption
                        color: Theme.textTertiary
                    }
                    Label {
                        text: figure.modelData.value
                        kind: Label.Num
                        medium: true
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }
                }
            }
        }
        ColumnLayout {
            visible: step.done
            Layout.fillWidth: true
            spacing: Theme.px(3)

            KeyValueRow {
                label: qsTr("Clean-up")
                value: step.test.cleanup
                tone: step.test.cleanedUp ? Theme.okText : Theme.badText
            }
            KeyValueRow {
                label: qsTr("Sandbox profile")
                value: step.test.profileMatches ? qsTr("%1, the network's own").arg(step.test.profile) : qsTr("%1, not the network's").arg(step.test.profile)
                mono: true
                tone: step.test.profileMatches ? Theme.okText : Theme.badText
            }
        }
    }
    Card {
        visible: step.done && step.test.outputText !== ""
        Layout.fillWidth: true
        title: qsTr("Result")
        note: step.test.mediaType

        Label {
            text: step.test.outputText
            kind: Label.Log
            wrapMode: Text.WrapAnywhere
            maximumLineCount: 40
            color: Theme.textSecondary
            Layout.fillWidth: true
        }
    }
    Card {
        visible: step.done && step.test.log.count > 0
        Layout.fillWidth: true
        title: qsTr("Log")
        padding: 0

        actions: IconButton {
            iconName: "copy"
            tooltip: qsTr("Copy log")
            onClicked: step.copyLog()
        }

        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Math.min(lines.contentHeight + Theme.px(24), Theme.px(260))
            color: Theme.bgSunken

            ListView {
                id: lines

                anchors.fill: parent
                anchors.margins: Theme.px(12)
                model: step.test.log
                clip: true
                reuseItems: true
                boundsBehavior: Flickable.StopAtBounds
                activeFocusOnTab: true
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Log, %1 lines").arg(count)

                delegate: RowLayout {
                    id: entry

                    required property string source
                    required property string line
                    required property string tone

                    width: lines.width
                    spacing: Theme.px(12)
                    Accessible.role: Accessible.ListItem
                    Accessible.name: qsTr("%1: %2").arg(source).arg(line)

                    Label {
                        text: entry.source
                        kind: Label.Log
                        color: Theme.textTertiary
                        Layout.preferredWidth: Theme.px(56)
                    }
                    Label {
                        text: entry.line
                        kind: Label.Log
                        color: entry.tone === "warn" ? Theme.warnText : Theme.textSecondary
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
    FileDialog {
        id: picker

        title: qsTr("Choose a sample of the input")
        onAccepted: step.wizard.runTest(selectedFile)
    }

    signal copyLog
    signal copyInstall
}
