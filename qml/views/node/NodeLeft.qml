import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// Left column of the dashboard: what the node is, and how much of the computer it may use.
ColumnLayout {
    id: column

    required property App app
    readonly property var tpm: app.node.tpm

    spacing: Theme.cardGap

    TpmCard {
        kind: column.tpm.kind
        manufacturer: column.tpm.manufacturer
        firmware: column.tpm.firmware
        chain: column.tpm.chain
        brokenAt: column.tpm.brokenAt
        endorsement: column.tpm.ek
        attestationKey: column.tpm.ak
        lastQuote: column.app.node.lastQuote
        pcrs: column.app.node.pcrs.length > 0 ? column.app.node.pcrs : null
        Layout.fillWidth: true
        onLogOpened: column.app.navigator.open("node.tpm")
    }
    Card {
        title: qsTr("Limits")
        Layout.fillWidth: true
        actions: LinkText {
            text: qsTr("Edit")
            accessibleName: qsTr("Edit limits")
            onClicked: column.app.navigator.open("node.limits")
        }

        KeyValue {
            rows: column.app.node.summary
            Layout.fillWidth: true
        }
    }
}
