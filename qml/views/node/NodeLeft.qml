import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// Left column of the dashboard: what the node is, and how much of the computer it may use.
ColumnLayout {
    id: column

    required property App app

    spacing: Theme.cardGap

    TpmCard {
        kind: column.app.node.tpm.kind
        manufacturer: column.app.node.tpm.manufacturer
        firmware: column.app.node.tpm.firmware
        chain: column.app.node.tpm.chain
        brokenAt: column.app.node.tpm.brokenAt
        endorsement: column.app.node.tpm.ek
        attestationKey: column.app.node.tpm.ak
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
