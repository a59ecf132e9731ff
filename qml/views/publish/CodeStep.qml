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

            ColumnLayout {
                visible: step.ready
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                spacing: 0

                RowLayout {
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.px(16)
                    Layout.rightMargin: Theme.px(16)
                    Layout.preferredHeight: Theme.tableHead

                    Label {
                        text: step.folder.name + "/"
                        kind: Label.Caption
                        color: Theme.textTertiary
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }
                    Label {
                        text: qsTr("Size")
                        kind: Label.Caption
                        color: Theme.textTertiary
                    }
                }
                Separator {
                    Layout.fillWidth: true
                }
                ListView {
                    id: files

                    Layout.fillWidth: true
                    Layout.preferredHeight: Math.min(contentHeight, Theme.px(224))
                    model: step.folder.files
                    clip: true
                    reuseItems: true
                    boundsBehavior: Flickable.StopAtBounds
                    activeFocusOnTab: true
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Files, %1").arg(step.folder.fileCount)

                    delegate: RowLayout {
                        id: file

                        required property string name
                        required property int depth
                        required property bool folder
                        required property string size

                        width: files.width
                        height: Theme.px(30)
                        spacing: Theme.px(8)
                        Accessible.role: Accessible.ListItem
                        Accessible.name: folder ? qsTr("Folder %1").arg(name) : qsTr("%1, %2").arg(name).arg(size)

                        Icon {
                            name: file.folder ? "folder" : "file"
                            Layout.leftMargin: Theme.px(16) + file.depth * Theme.px(18)
                            color: Theme.textTertiary
                        }
                        Label {
                            text: file.name
                            elide: Text.ElideMiddle
                            Layout.fillWidth: true
                            Accessible.ignored: true
                        }
                        Label {
                            text: file.size
                            kind: Label.Num
                            color: Theme.textTertiary
                            Layout.rightMargin: Theme.px(16)
                            Accessible.ignored: true
                        }
                    }
                }
                Label {
                    visible: text !== ""
                    text: step.folder.notListed
                    kind: Label.Small
                    color: Theme.textTertiary
                    Layout.margins: Theme.px(12)
                }
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

                            text: step.folder.stage === 1 ? qsTr("Reading %1").arg(step.folder.name) : drop.containsDrag ? qsTr("Drop to read it") : qsTr("Drop a folder or archive")
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
