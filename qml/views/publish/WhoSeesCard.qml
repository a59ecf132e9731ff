pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls

// Who sees what of a lambda.
Card {
    id: card

    title: qsTr("Who sees what")
    spacing: Theme.px(14)

    Repeater {
        model: [{
                icon: "lock",
                good: true,
                title: qsTr("Your source code"),
                text: qsTr("Only you, and the TPM-verified sandbox of one executor per run.")
            }, {
                icon: "eye-off",
                good: true,
                title: qsTr("Alice"),
                text: qsTr("Never sees your code. Gets only the result.")
            }, {
                icon: "eye-off",
                good: true,
                title: qsTr("Monitors"),
                text: qsTr("Check the machine, never receive your key.")
            }, {
                icon: "globe",
                good: false,
                title: qsTr("Public"),
                text: qsTr("Lambda id, image digest, command, limits, price, ciphertext hash and size.")
            }]

        RowLayout {
            id: line

            required property var modelData

            Layout.fillWidth: true
            spacing: Theme.px(12)

            Icon {
                name: line.modelData.icon
                color: line.modelData.good ? Theme.okText : Theme.textSecondary
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: Theme.px(2)
            }
            ColumnLayout {
                spacing: Theme.px(2)

                Label {
                    text: line.modelData.title
                    medium: true
                    Layout.fillWidth: true
                }
                Label {
                    text: line.modelData.text
                    kind: Label.Small
                    color: Theme.textTertiary
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
            }
        }
    }
}
