import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// Asked before a stop that costs: what the node is in, and what it loses.
Dialog {
    id: dialog

    required property App app

    title: app.node.stopTitle
    iconName: "octagon-alert"
    danger: true
    money: true
    confirmText: qsTr("Stop node")
    otherText: app.node.canDrain ? qsTr("Drain instead") : ""
    otherKind: Button.Primary
    onConfirmed: {
        close();
        app.node.stop();
    }
    onOther: {
        close();
        app.node.drain();
    }

    Label {
        objectName: "stopText"
        text: dialog.app.node.stopText
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    Label {
        text: qsTr("Draining finishes what is open, takes nothing new and costs nothing.")
        kind: Label.Small
        color: Theme.textTertiary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
}
