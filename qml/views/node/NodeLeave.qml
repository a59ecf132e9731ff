import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// The way out: the node's deposit comes back.
Card {
    id: leave

    required property App app

    title: qsTr("Leave network")
    visible: app.node.isNode && app.node.mark !== "exiting" && app.node.mark !== "inactive"

    Label {
        text: leave.app.node.leaveText
        kind: Label.Small
        color: Theme.textTertiary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    Button {
        objectName: "leaveNetwork"
        text: qsTr("Leave network")
        iconName: "log-out"
        size: Button.Small
        enabled: !leave.app.node.busy
        onClicked: leave.app.node.leaveNetwork()
    }
}
