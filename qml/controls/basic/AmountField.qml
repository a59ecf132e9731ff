import QtQuick
import QtQuick.Layouts
import Leo.Controls

// An amount of LEO as text, at most nine decimals. What it means is computed elsewhere: `error` and the two hints below
// come from the view-model. Only the decimal sign of the language is taken; who types the other one is told so.
ColumnLayout {
    id: root

    property string label: qsTr("Amount")
    property alias text: field.text
    property string unit: qsTr("LEO")
    property string leftHint
    property string rightHint
    property string error
    property alias field: field
    // From the catalogue, not the locale: so it changes with the language.
    readonly property string decimalSign: qsTr(".", "the decimal sign of this language")
    property bool signRefused: false

    signal edited
    signal accepted

    spacing: Theme.px(6)

    TextField {
        id: field

        Layout.fillWidth: true
        label: root.label
        unit: root.unit
        mono: true
        error: root.error
        hint: root.signRefused ? qsTr("Decimals are written with “%1”").arg(root.decimalSign) : ""
        controlHeight: Theme.px(48)
        field.font.pixelSize: Theme.px(24)
        inputMethodHints: Qt.ImhFormattedNumbersOnly
        validator: RegularExpressionValidator {
            regularExpression: root.decimalSign === "," ? /[0-9]{0,10}(,[0-9]{0,9})?/ : /[0-9]{0,10}(\.[0-9]{0,9})?/
        }
        onTyped: key => {
            if (key !== "")
                root.signRefused = key !== root.decimalSign && /^[.,]$/.test(key);
        }
        onEdited: root.edited()
        onAccepted: root.accepted()
    }
    RowLayout {
        visible: root.error === ""

        Label {
            text: root.leftHint
            kind: Label.Small
            color: Theme.textTertiary
            Layout.fillWidth: true
        }
        Label {
            text: root.rightHint
            kind: Label.Small
            color: Theme.textTertiary
        }
    }
}
