pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls

// A TPM: who made it, its certificate chain, its registers. kind "hardware", "software", "absent", "chainBroken". A
// software TPM is always named in the same words.
Card {
    id: tpm

    property string kind: "hardware"
    property string manufacturer
    property string firmware
    property var chain: [] // names from the root to this TPM's endorsement key
    property string brokenAt // the name at which the chain ends, when broken
    property string endorsement
    property string attestationKey
    property string lastQuote
    property var pcrs: null

    signal logOpened

    title: qsTr("TPM identity")
    actions: StatusBadge {
        status: tpm.kind === "hardware" ? "done" : tpm.kind === "software" ? "warning" : "failed"
        text: tpm.kind === "hardware" ? qsTr("Chain valid") : tpm.kind === "software" ? qsTr("Software TPM") : tpm.kind === "absent" ? qsTr("No TPM") : qsTr("Chain broken")
    }

    RowLayout {
        visible: tpm.kind !== "absent"
        spacing: Theme.space3

        Icon {
            name: "cpu"
            size: Theme.px(28)
        }
        ColumnLayout {
            spacing: 0

            Label {
                text: tpm.manufacturer
                medium: true
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            Label {
                readonly property var parts: [qsTr("TPM 2.0"), tpm.firmware !== "" ? qsTr("firmware %1").arg(tpm.firmware) : "", tpm.kind === "software" ? qsTr("software") : qsTr("hardware")]

                text: parts.filter(part => part !== "").join(" \u00b7 ")
                kind: Label.Small
                color: Theme.textTertiary
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
        }
    }
    Note {
        visible: tpm.kind === "software"
        Layout.fillWidth: true
        kind: "warn"
        text: qsTr("software TPM: proves the protocol, not the machine")
    }
    Note {
        visible: tpm.kind === "absent"
        Layout.fillWidth: true
        kind: "bad"
        title: qsTr("No TPM found")
        text: qsTr("Your node cannot prove what it runs, so the network will not admit it. Many computers have a TPM that is switched off: look for \"fTPM\" or \"PTT\" in the firmware settings.")
    }
    Flow {
        visible: tpm.chain.length > 0
        Layout.fillWidth: true
        spacing: Theme.px(8)
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Certificate chain: %1").arg(tpm.chain.join(", "))

        Repeater {
            model: tpm.chain

            StatusBadge {
                required property string modelData

                plain: true
                status: modelData === tpm.brokenAt ? "failed" : "done"
                text: modelData
            }
        }
    }
    ColumnLayout {
        spacing: Theme.px(3)

        KeyValueRow {
            visible: tpm.endorsement !== ""
            label: qsTr("EK certificate")

            HashText {
                value: tpm.endorsement
                kindName: qsTr("EK certificate")
            }
        }
        KeyValueRow {
            visible: tpm.attestationKey !== ""
            label: qsTr("Attestation key")

            HashText {
                value: tpm.attestationKey
                kindName: qsTr("Attestation key")
            }
        }
        KeyValueRow {
            visible: tpm.lastQuote !== ""
            label: qsTr("Last quote")
            value: tpm.lastQuote
        }
    }
    PcrTable {
        visible: tpm.pcrs !== null
        Layout.fillWidth: true
        Layout.leftMargin: -tpm.padding
        Layout.rightMargin: -tpm.padding
        Layout.bottomMargin: -tpm.padding
        model: tpm.pcrs
        onLogOpened: tpm.logOpened()
    }
}
