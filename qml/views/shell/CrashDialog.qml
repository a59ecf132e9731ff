import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// The report of the last run, when it ended by a fault of its own.
Dialog {
    id: dialog

    required property App app
    readonly property var log: app.settings.log

    objectName: "crashDialog"
    title: qsTr("Leo ended unexpectedly last time")
    confirmText: qsTr("Copy report")
    cancelText: qsTr("Close")
    panelWidth: Theme.px(640)
    onConfirmed: app.wallets.copy(log.crash)
    onClosed: log.dismissCrash()
    Component.onCompleted: if (log.crash !== "") open()

    Connections {
        target: dialog.log

        function onChanged() {
            if (dialog.log.crash !== "")
                dialog.open();
        }
    }

    Label {
        text: qsTr("What the network or your disk had acknowledged is kept, and tasks went on without this window. A key request that came meanwhile may have been missed.")
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    LogView {
        Layout.fillWidth: true
        implicitHeight: Theme.px(220)
        follow: false
        live: false
        model: dialog.log.crash === "" ? [] : dialog.log.crash.split("\n")
        accessibleName: qsTr("Crash report")
    }
    Label {
        text: qsTr("The report holds the version and names of functions, nothing of yours. It is kept in %1.").arg(dialog.log.crashFile)
        kind: Label.Small
        color: Theme.textTertiary
        wrapMode: Text.WrapAnywhere
        Layout.fillWidth: true
    }
}
