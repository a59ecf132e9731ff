pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Leo.Controls

// Step one: the folder, what of it is packed, and what the lambda is called.
ColumnLayout {
    id: step

    required property var wizard
    readonly property var folder: wizard.folder
    readonly property bool ready: folder.stage === 2

    spacing: Theme.cardGap

    Card {
        Layout.fillWidth: true
        title: qsTr("Code")
        padding: 0

        actions: [
            Button {
                visible: step.ready
                text: qsTr("Read again")
                size: Button.Small
                iconName: "refresh"
                onClicked: step.wizard.readAgain()
            },
            Button {
                objectName: "pickFolder"
                text: step.ready ? qsTr("Replace") : qsTr("Choose folder")
                size: Button.Small
                iconName: "folder"
                onClicked: picker.open()
            }
        ]

        RowLayout {
            Layout.fillWidth: true
            spacing: 0

            CodeFiles {
                visible: step.ready
                folder: step.folder
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
            }
            ColumnLayout {
                Layout.fillWidth: !step.ready
                Layout.preferredWidth: step.ready ? Theme.px(200) : -1
                Layout.alignment: Qt.AlignTop
                Layout.margins: Theme.px(16)
                spacing: Theme.px(10)

                Rectangle {
                    Layout.fillWidth: true
                    implicitHeight: step.ready ? Theme.px(92) : Theme.px(150)
                    radius: Theme.radiusL
                    color: drop.containsDrag ? Theme.bgSelected : "transparent"
                    border.width: 1
                    border.color: drop.containsDrag ? Theme.accentLine : Theme.lineControl
                    Accessible.role: Accessible.Grouping
                    Accessible.name: hint.text

                    ColumnLayout {
                        anchors.centerIn: parent
                        spacing: Theme.px(8)

                        Busy {
                            visible: step.folder.stage === 1
                            size: Theme.iconLarge
                            color: Theme.accentText
                            Layout.alignment: Qt.AlignHCenter
                        }
                        Icon {
                            visible: step.folder.stage !== 1
                            name: "folder"
                            size: Theme.iconLarge
                            color: Theme.accentText
                            Layout.alignment: Qt.AlignHCenter
                        }
                        Label {
                            id: hint

                            text: step.folder.stage === 1 ? qsTr("Reading %1").arg(step.folder.name) : drop.containsDrag ? qsTr("Drop to read it") : qsTr("Drop a folder")
                            color: Theme.textSecondary
                        }
                    }
                    DropArea {
                        id: drop

                        anchors.fill: parent
                        onDropped: event => {
                            if (event.hasUrls)
                                step.wizard.chooseFolder(event.urls[0]);
                        }
                    }
                }
                TextField {
                    visible: !step.ready
                    objectName: "folderPath"
                    Layout.fillWidth: true
                    label: qsTr("Or its path")
                    mono: true
                    error: step.folder.error
                    onAccepted: step.wizard.choosePath(text)
                }
                KeyValue {
                    visible: step.ready
                    Layout.fillWidth: true
                    rows: [
                        {
                            label: qsTr("Files"),
                            value: String(step.folder.fileCount),
                            mono: true
                        },
                        {
                            label: qsTr("Packed"),
                            value: step.folder.packed,
                            mono: true
                        }
                    ]
                }
                ColumnLayout {
                    visible: step.ready && step.folder.leftOut.count > 0
                    Layout.fillWidth: true
                    spacing: Theme.px(2)

                    Label {
                        text: qsTr("Left out")
                        kind: Label.Small
                        color: Theme.textTertiary
                    }
                    Repeater {
                        model: step.folder.leftOut

                        Label {
                            required property string path
                            required property string why

                            text: qsTr("%1: %2").arg(path).arg(why)
                            kind: Label.Small
                            color: Theme.textSecondary
                            elide: Text.ElideRight
                            Layout.fillWidth: true
                        }
                    }
                }
            }
        }
    }
    Note {
        objectName: "tooMuch"
        visible: text !== ""
        Layout.fillWidth: true
        kind: "bad"
        title: qsTr("This is more than a lambda holds")
        text: step.folder.tooMuch
    }
    Note {
        visible: step.folder.warnings.count > 0
        Layout.fillWidth: true
        kind: "warn"
        title: qsTr("%n secret(s) found in the files", "", step.folder.warnings.count)
        text: qsTr("Everything in the folder is encrypted, but the executor's sandbox opens it. Take secrets out, or name their files in .leoignore.")
    }
    Card {
        visible: step.folder.warnings.count > 0
        Layout.fillWidth: true
        spacing: Theme.px(4)

        Repeater {
            model: step.folder.warnings

            KeyValueRow {
                required property string place
                required property string what

                label: place
                value: what
                tone: Theme.warnText
            }
        }
    }
    Card {
        visible: step.ready
        Layout.fillWidth: true
        title: qsTr("About")
        spacing: Theme.px(14)

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.px(16)

            WizardField {
                form: step.wizard.form
                name: "name"
                label: qsTr("Name")
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
            }
            WizardField {
                form: step.wizard.form
                name: "version"
                label: qsTr("Version")
                mono: true
                Layout.preferredWidth: Theme.px(140)
                Layout.alignment: Qt.AlignTop
            }
        }
        WizardField {
            form: step.wizard.form
            name: "description"
            label: qsTr("What it does, in one sentence")
            hint: qsTr("Public, like the name.")
            Layout.fillWidth: true
        }
    }
    FolderDialog {
        id: picker

        title: qsTr("Choose the folder of your code")
        onAccepted: step.wizard.chooseFolder(selectedFolder)
    }
}
