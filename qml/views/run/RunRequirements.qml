import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// What is asked of the machines, and how many of those online meet it.
ColumnLayout {
    id: view

    required property Composer composer
    readonly property bool narrow: width < Theme.px(400)

    property bool low: false

    spacing: low ? Theme.space2 : Theme.space3

    Label {
        text: qsTr("Requirements")
        kind: Label.BodyL
        strong: true
    }
    GridLayout {
        columns: view.narrow ? 1 : 3
        columnSpacing: Theme.space3
        rowSpacing: Theme.space2
        Layout.fillWidth: true

        NumberField {
            label: qsTr("Credit, at least")
            unit: qsTr("credit")
            value: view.composer.minCredit
            max: 1000000
            step: 10
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onChanged: value => view.composer.minCredit = value
        }
        NumberField {
            label: qsTr("Committee, about")
            unit: qsTr("nodes")
            value: view.composer.committee
            min: 3
            max: 32
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onChanged: value => view.composer.committee = value
        }
        NumberField {
            label: qsTr("Time limit")
            unit: qsTr("s")
            value: view.composer.timeLimitS
            min: 1
            max: 86400
            step: 10
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onChanged: value => view.composer.timeLimitS = value
        }
    }
    GridLayout {
        columns: view.narrow ? 1 : 2
        columnSpacing: Theme.space4
        rowSpacing: Theme.space2
        Layout.fillWidth: true

        CheckBox {
            text: qsTr("Ask before releasing my key")
            checked: view.composer.askBeforeRelease
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onToggled: view.composer.askBeforeRelease = checked
        }
        CheckBox {
            text: qsTr("Isolation with gVisor only")
            checked: view.composer.gvisor
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onToggled: view.composer.gvisor = checked
        }
        CheckBox {
            text: qsTr("Hardware TPM only")
            description: view.composer.network.softwareTpmsOnly ? qsTr("This network has only software TPMs.") : ""
            enabled: !view.composer.network.softwareTpmsOnly
            checked: view.composer.hardwareTpm
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onToggled: view.composer.hardwareTpm = checked
        }
        ColumnLayout {
            spacing: Theme.space1
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.topMargin: Theme.px(6) // as the box of a check box beside it
            Layout.alignment: Qt.AlignTop

            RunPoint {
                iconName: "wifi-off"
                ink: Theme.textTertiary
                text: qsTr("Never a network while it runs")
            }
            RunPoint {
                iconName: "trash"
                ink: Theme.textTertiary
                text: qsTr("Traces always wiped afterwards")
            }
        }
    }
    RowLayout {
        visible: view.composer.qualifyText !== ""
        spacing: Theme.space2

        Icon {
            name: view.composer.qualifyTone === "ok" ? "users" : "triangle-alert"
            color: view.composer.qualifyTone === "ok" ? Theme.okText : view.composer.qualifyTone === "warn" ? Theme.warnText : Theme.badText
        }
        Label {
            objectName: "qualify"
            text: view.composer.qualifyText
            kind: Label.Small
            color: view.composer.qualifyTone === "ok" ? Theme.textSecondary : view.composer.qualifyTone === "warn" ? Theme.warnText : Theme.badText
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
}
