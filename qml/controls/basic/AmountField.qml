import QtQuick
import QtQuick.Layouts
import Leo.Controls

// An amount of LEO as text, at most nine decimals. What it means is computed elsewhere: `error` and the two hints below
// come from the view-model.
ColumnLayout {
    id: root

    property string label: qsTr("Amount")
    property alias text: field.text
    property string unit: qsTr("LEO")
    property string leftHint
    property string rightHint
    property string error
    property alias field: field

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
        controlHeight: Theme.px(48)
        field.font.pixelSize: Theme.px(24)
        inputMethodHints: Qt.ImhFormattedNumbersOnly
        validator: RegularExpressionValidator {
            regularExpression: Qt.locale().decimalPoint === "," ? /[0-9]{0,10}(,[0-9]{0,9})?/ : /[0-9]{0,10}(\.[0-9]{0,9})?/
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
