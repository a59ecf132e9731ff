pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls

// Step two: image, command, limits, price, and what happens when the key does not come.
ColumnLayout {
    id: step

    required property var wizard
    readonly property var form: wizard.form

    spacing: Theme.cardGap

    Card {
        Layout.fillWidth: true
        title: qsTr("Runtime")
        spacing: Theme.px(14)

        // A Column, not a layout: its texts wrap, and their heights follow at once.
        Column {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            spacing: Theme.px(6)

            Label {
                text: qsTr("Image, pinned by its digest, so that every node runs the same bytes")
                kind: Label.Small
                color: Theme.textSecondary
                wrapMode: Text.Wrap
                width: parent.width
            }
            Repeater {
                model: step.wizard.images

                OptionCard {
                    required property string name
                    required property string digest
                    required property string shortDigest
                    required property string size

                    width: parent ? parent.width : 0
                    text: name
                    description: qsTr("%1, %2").arg(shortDigest).arg(size)
                    badge: checked ? qsTr("pinned") : ""
                    iconName: "package"
                    checked: step.form.values.image === digest
                    onClicked: step.form.set("image", digest)
                }
            }
            Note {
                objectName: "imageNote"
                visible: text !== ""
                kind: "warn"
                text: step.form.imageNote
                action: qsTr("Use the new image")
                width: parent.width
                onTriggered: step.form.set("image", step.form.newerImage)
            }
            Label {
                visible: text !== ""
                text: step.form.problems.image ?? ""
                kind: Label.Small
                color: Theme.badText
                wrapMode: Text.Wrap
                width: parent.width
            }
        }
        WizardField {
            form: step.form
            name: "command"
            label: qsTr("Entry command")
            hint: qsTr("Input arrives on standard input; the result leaves on standard output.")
            mono: true
            prefixIcon: "terminal"
            Layout.fillWidth: true
        }
        GridLayout {
            Layout.fillWidth: true
            columns: 3
            columnSpacing: Theme.px(16)
            rowSpacing: Theme.px(12)

            Repeater {
                model: [
                    {
                        name: "memory",
                        label: qsTr("Memory"),
                        unit: qsTr("MB")
                    },
                    {
                        name: "cpu",
                        label: qsTr("CPU time"),
                        unit: qsTr("s")
                    },
                    {
                        name: "wall",
                        label: qsTr("Run time"),
                        unit: qsTr("s")
                    },
                    {
                        name: "processes",
                        label: qsTr("Processes"),
                        unit: ""
                    },
                    {
                        name: "output",
                        label: qsTr("Output, most"),
                        unit: qsTr("MB")
                    },
                    {
                        name: "tmp",
                        label: qsTr("/tmp, in memory"),
                        unit: qsTr("MB")
                    }
                ]

                WizardField {
                    required property var modelData

                    form: step.form
                    name: modelData.name
                    label: modelData.label
                    unit: modelData.unit
                    mono: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.px(16)

            WizardField {
                form: step.form
                name: "accepts"
                label: qsTr("Takes")
                mono: true
                Layout.fillWidth: true
                Layout.preferredWidth: 2
                Layout.alignment: Qt.AlignTop
            }
            WizardField {
                form: step.form
                name: "produces"
                label: qsTr("Gives")
                mono: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
            }
        }
        Label {
            text: qsTr("There is no network in the sandbox, and no switch for one.")
            kind: Label.Small
            color: Theme.textTertiary
        }
    }
    Card {
        Layout.fillWidth: true
        title: qsTr("Bond and requirements")
        spacing: Theme.px(14)

        GridLayout {
            Layout.fillWidth: true
            columns: 2
            columnSpacing: Theme.px(16)
            rowSpacing: Theme.px(12)

            WizardField {
                form: step.form
                name: "missFee"
                label: qsTr("Miss fee")
                unit: qsTr("LEO")
                mono: true
                hint: qsTr("What the committee of a task gets from your bond when your key does not come.")
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
            }
            WizardField {
                form: step.form
                name: "bond"
                label: qsTr("Bond")
                unit: qsTr("LEO")
                mono: true
                hint: step.form.bondCovers !== "" ? qsTr("Covers %1 open tasks at once. Returns after you retire the lambda.").arg(step.form.bondCovers) : ""
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
            }
            WizardField {
                form: step.form
                name: "minNodes"
                label: qsTr("Nodes that must qualify, at least")
                mono: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
            }
            WizardField {
                form: step.form
                name: "minCredit"
                label: qsTr("Their credit together, at least")
                mono: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
            }
        }
    }
}
