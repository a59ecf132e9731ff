pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// The network of this computer starts: six steps, its nodes, its log. Errors stand at the step that failed.
FirstRunPage {
    id: page

    readonly property var start: app.networks.start

    heading: start.failed ? start.errorTitle : start.finished ? qsTr("Your local network is ready") : qsTr("Starting your local network")
    subline: start.failed ? start.errorText : qsTr("You can close this window; the network keeps starting in the background.")
    title: qsTr("Starting")

    Keys.onEscapePressed: if (start.running) {
        asking.open();
    }
    Component.onCompleted: headingItem.forceActiveFocus()

    Connections {
        target: page.start

        function onReady() {
            page.app.navigator.replace("home");
        }
        function onCancelled() {
            page.app.navigator.replace("firstrun.welcome");
        }
    }

    RowLayout {
        Layout.fillWidth: true

        Label {
            text: qsTr("%1 of %2 nodes attested").arg(page.start.attested).arg(page.start.nodeCount)
            kind: Label.Small
            strong: true
            Layout.fillWidth: true
        }
        Label {
            text: page.start.time
            kind: Label.Num
            color: Theme.textTertiary
        }
    }
    ProgressBar {
        Layout.fillWidth: true
        value: page.start.progress
        accessibleName: qsTr("Start of the local network")
    }
    Repeater {
        model: page.start.steps

        ColumnLayout {
            id: step

            required property string title
            required property string detail
            required property string mark
            required property string duration

            Layout.fillWidth: true
            Layout.topMargin: page.height < Theme.px(800) ? 0 : Theme.px(4)
            spacing: Theme.px(4)

            StepRow {
                Layout.fillWidth: true
                title: step.title
                detail: step.detail
                mark: step.mark
                duration: step.duration
            }
            Note {
                visible: step.mark === "failed"
                Layout.fillWidth: true
                Layout.leftMargin: Theme.px(30)
                kind: "bad"
                title: page.start.errorTitle
                text: page.start.errorDetail
            }
        }
    }
    Note {
        visible: page.start.failed && !page.start.running && page.start.steps.count === 0
        Layout.fillWidth: true
        kind: "bad"
        title: page.start.errorTitle
        text: page.start.errorDetail
    }
    LogView {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Theme.px(96)
        model: page.start.log
    }

    footer: [
        Button {
            visible: page.start.running
            objectName: "cancelStart"
            text: qsTr("Cancel")
            size: Button.Large
            onClicked: asking.open()
        },
        Button {
            visible: page.start.failed
            text: qsTr("Try again")
            kind: Button.Primary
            size: Button.Large
            onClicked: page.start.begin()
        },
        Button {
            visible: page.start.failed
            text: qsTr("Back")
            size: Button.Large
            onClicked: page.app.navigator.replace("firstrun.welcome")
        },
        Button {
            visible: !page.brief
            text: qsTr("Copy log")
            iconName: "copy"
            kind: Button.Ghost
            size: Button.Large
            enabled: page.start.log.length > 0
            onClicked: page.app.wallets.copy(page.start.logText())
        },
        IconButton {
            visible: page.brief
            tooltip: qsTr("Copy log")
            iconName: "copy"
            enabled: page.start.log.length > 0
            onClicked: page.app.wallets.copy(page.start.logText())
        },
        Item {
            Layout.fillWidth: true
        },
        Button {
            visible: !page.start.failed
            text: qsTr("Open Leo")
            kind: Button.Primary
            size: Button.Large
            enabled: page.start.finished
            onClicked: page.app.navigator.replace("home")
        }
    ]
    aside: [
        NodeCircle {
            width: Math.min(parent.width, Theme.px(580))
            anchors.horizontalCenter: parent.horizontalCenter
            y: page.brief ? Theme.px(16) : Math.max(Theme.px(16), (parent.height - Theme.px(140) - height) / 2)
            nodes: page.start.nodes
            heightText: page.start.height
        },
        Note {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: page.brief ? Theme.px(16) : Theme.px(32)
            width: parent.width
            kind: "neutral"
            title: qsTr("What is happening")
            text: qsTr("Every node shows a signed report of the software it booted (a TPM quote). The others check it, and only then the node takes part.")
        }
    ]
    Dialog {
        id: asking

        title: qsTr("Stop the local network?")
        confirmText: qsTr("Stop and remove")
        cancelText: qsTr("Keep starting")
        danger: true
        onConfirmed: {
            close();
            page.start.cancel();
        }

        Label {
            text: qsTr("What this start created is removed: its keys, its TPMs and its wallets. Nothing else on this computer changes.")
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
}
