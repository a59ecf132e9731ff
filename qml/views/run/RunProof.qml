import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// How the execution is proved. Attested is what there is; the other two are shown, said and not to be chosen.
ColumnLayout {
    id: proof

    property bool iconic: true

    spacing: Theme.space2

    Label {
        text: qsTr("Proof of execution")
        kind: Label.BodyL
        strong: true
    }
    GridLayout {
        columns: proof.width < Theme.px(400) ? 1 : 3
        columnSpacing: Theme.space3
        rowSpacing: Theme.space2
        Layout.fillWidth: true

        OptionCard {
            checked: true
            title: qsTr("Attested")
            iconName: proof.iconic ? "shield-check" : ""
            description: qsTr("One machine runs it, monitors verify its TPM.")
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
        }
        OptionCard {
            enabled: false
            title: qsTr("Replicated")
            iconName: proof.iconic ? "layers" : ""
            description: qsTr("Three executors must agree on the result.")
            facts: [qsTr("Not on this network yet")]
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
        }
        OptionCard {
            enabled: false
            title: qsTr("Secret-shared")
            iconName: proof.iconic ? "git" : ""
            description: qsTr("No single machine holds your data.")
            facts: [qsTr("Not on this network yet")]
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
        }
    }
}
