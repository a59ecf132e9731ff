pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// Step four: when the key is released, then pack, encrypt, sign, store and confirm.
ColumnLayout {
    id: step

    required property var wizard
    readonly property var form: wizard.form
    readonly property var progress: wizard.progress
    readonly property bool idle: progress.stage === 0

    spacing: Theme.cardGap

    Card {
        visible: step.idle
        Layout.fillWidth: true
        title: qsTr("When an executor asks for the key")
        spacing: Theme.px(10)

        OptionCard {
            Layout.fillWidth: true
            text: qsTr("Release automatically")
            description: qsTr("When all six checks pass: draw, leader, credit, monitors, TPM quote, sandbox policy. Works while Leo runs, also in the background.")
            checked: step.form.values.ask === ""
            onClicked: step.form.set("ask", "")
        }
        OptionCard {
            Layout.fillWidth: true
            text: qsTr("Ask me every time")
            description: qsTr("The same checks, then your answer. A request that you do not answer in time costs the miss fee.")
            checked: step.form.values.ask !== ""
            onClicked: step.form.set("ask", "1")
        }
    }
    Note {
        visible: step.idle && !step.wizard.test.passed
        Layout.fillWidth: true
        kind: "warn"
        title: qsTr("No test run has passed")
        text: qsTr("A lambda whose code fails earns nothing, and its record counts the failures.")
        action: qsTr("Test run")
        onTriggered: step.wizard.goTo(2)
    }
    Card {
        visible: !step.idle
        Layout.fillWidth: true
        title: step.progress.stage === 2 ? qsTr("What happened") : qsTr("Publishing")
        spacing: Theme.px(14)

        actions: Button {
            visible: step.progress.cancellable
            text: qsTr("Cancel")
            size: Button.Small
            onClicked: step.wizard.cancelPublish()
        }

        PublishRows {
            Layout.fillWidth: true
            rows: step.progress.rows
        }
    }
    Note {
        visible: step.progress.stage === 3
        Layout.fillWidth: true
        kind: "bad"
        title: qsTr("Not published")
        text: step.progress.error
        action: qsTr("Try again")
        onTriggered: step.wizard.publish()
    }
    Note {
        visible: step.progress.cancellable
        Layout.fillWidth: true
        kind: "neutral"
        text: qsTr("Cancelling before you sign leaves nothing on layer one.")
    }
}
