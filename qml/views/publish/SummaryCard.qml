import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// What publishing costs and sets, before it is signed.
Card {
    id: card

    required property App app
    readonly property var form: app.publish.wizard.form

    title: qsTr("Ready to publish")

    KeyValue {
        Layout.fillWidth: true
        rows: [
            {
                label: qsTr("Name"),
                value: card.form.values.name
            },
            {
                label: qsTr("Version"),
                value: card.form.values.version,
                mono: true
            },
            {
                label: qsTr("Price per use"),
                value: card.form.values.price,
                unit: qsTr("LEO"),
                mono: true
            },
            {
                label: qsTr("Miss fee"),
                value: card.form.values.missFee,
                unit: qsTr("LEO"),
                mono: true
            },
            {
                label: qsTr("Bond, held"),
                value: card.form.values.bond,
                unit: qsTr("LEO"),
                mono: true
            },
            {
                label: qsTr("Packed code"),
                value: card.app.publish.wizard.folder.packed,
                mono: true
            },
            {
                label: qsTr("Your balance"),
                value: card.app.wallets.available,
                unit: qsTr("LEO"),
                mono: true
            }
        ]
    }
}
