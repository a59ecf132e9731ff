import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

// One line of text with its label, unit, hint and error. `text` is the value; `accepted` and `edited` are its signals.
FocusScope {
    id: root

    property string label
    property alias text: field.text
    property alias placeholder: field.placeholderText
    property alias readOnly: field.readOnly
    property alias maximumLength: field.maximumLength
    property alias validator: field.validator
    property alias inputMethodHints: field.inputMethodHints
    property alias field: field
    property string unit
    property string prefixIcon
    property string hint
    property string error
    property bool mono: false
    property bool secret: false // a password: hidden, with a switch to look, and a word when Caps Lock is on
    property bool capsLock: false // as the letters typed show it; Qt does not tell
    property real controlHeight: Theme.control
    property string accessibleName: label !== "" ? label : placeholder

    signal accepted
    signal edited
    signal typed(key: string) // whatever was pressed, also what the validator does not take

    implicitWidth: Theme.px(240)
    implicitHeight: column.implicitHeight
    // Qt 6.4 tells a screen reader nothing of a field with a password, not even its name.
    Accessible.role: Accessible.Grouping
    Accessible.name: secret ? accessibleName : ""
    Accessible.ignored: !secret

    // Columns, not layouts: what comes and goes below the field moves what follows at once.
    Column {
        id: column

        width: parent.width
        spacing: Theme.px(6)

        Label {
            visible: text !== ""
            text: root.label
            kind: Label.Small
            color: Theme.textSecondary
            width: parent.width
            wrapMode: Text.Wrap
        }
        T.TextField {
            id: field

            width: parent.width
            implicitHeight: root.controlHeight
            focus: true
            leftPadding: root.prefixIcon !== "" ? Theme.px(34) : Theme.px(10)
            rightPadding: Theme.px(10) + (unitLabel.visible ? unitLabel.width + Theme.px(8) : 0) + (look.visible ? look.width : 0)
            verticalAlignment: TextInput.AlignVCenter
            color: enabled ? Theme.textPrimary : Theme.textDisabled
            placeholderTextColor: Theme.textTertiary
            selectionColor: Theme.accentFill
            selectedTextColor: Theme.textOnAccent
            renderType: Text.NativeRendering
            selectByMouse: true
            hoverEnabled: true
            echoMode: root.secret && !look.checked ? TextInput.Password : TextInput.Normal
            passwordCharacter: "\u2022"
            font.family: root.mono ? Theme.mono : Theme.sans
            font.pixelSize: root.mono ? Theme.fontNum : Theme.fontBody
            font.preferShaping: !root.mono
            onAccepted: root.accepted()
            onTextEdited: root.edited()
            Keys.onPressed: event => {
                event.accepted = false;
                root.typed(event.text);
                if (event.key === Qt.Key_CapsLock)
                    root.capsLock = false;
                else if (root.secret && /^[a-z]$/i.test(event.text))
                    root.capsLock = (event.text !== event.text.toLowerCase()) !== ((event.modifiers & Qt.ShiftModifier) !== 0);
            }
            Accessible.role: Accessible.EditableText
            Accessible.name: root.accessibleName
            Accessible.description: root.error !== "" ? root.error : root.hint
            Accessible.passwordEdit: root.secret

            background: Rectangle {
                color: Theme.bgRaised
                radius: Theme.radiusM
                border.width: 1
                border.color: root.error !== "" ? Theme.badFill : field.activeFocus ? Theme.accentLine : !field.enabled ? Theme.lineDefault : Theme.lineControl

                FocusRing {
                    shown: field.activeFocus && (field.focusReason === Qt.TabFocusReason || field.focusReason === Qt.BacktabFocusReason || field.focusReason === Qt.ShortcutFocusReason)
                }
                Icon {
                    visible: root.prefixIcon !== ""
                    x: Theme.px(10)
                    anchors.verticalCenter: parent.verticalCenter
                    name: root.prefixIcon
                    color: Theme.textTertiary
                }
                Label {
                    anchors.left: parent.left
                    anchors.leftMargin: field.leftPadding
                    anchors.right: parent.right
                    anchors.rightMargin: field.rightPadding
                    anchors.verticalCenter: parent.verticalCenter
                    visible: field.length === 0 && field.preeditText === ""
                    text: field.placeholderText
                    kind: root.mono ? Label.Num : Label.Body
                    color: Theme.textTertiary
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
            }
            Label {
                id: unitLabel

                visible: root.unit !== ""
                anchors.right: parent.right
                anchors.rightMargin: Theme.px(10)
                anchors.verticalCenter: parent.verticalCenter
                text: root.unit
                kind: Label.Small
                color: Theme.textTertiary
            }
            IconButton {
                id: look

                visible: root.secret
                checkable: true
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                implicitHeight: Theme.controlSmall
                iconName: checked ? "eye-off" : "eye"
                tooltip: checked ? qsTr("Hide") : qsTr("Show")
            }
        }
        RowLayout {
            visible: root.secret && root.capsLock && field.activeFocus
            spacing: Theme.px(6)

            Icon {
                name: "keyboard"
                size: Theme.iconSmall
                color: Theme.warnText
            }
            Label {
                text: qsTr("Caps Lock is on")
                kind: Label.Small
                color: Theme.textSecondary
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
        }
        Row {
            visible: root.error !== "" || root.hint !== ""
            width: parent.width
            spacing: Theme.px(6)

            Icon {
                id: sign

                visible: root.error !== ""
                name: "octagon-alert"
                size: Theme.iconSmall
                color: Theme.badText
            }
            Label {
                text: root.error !== "" ? root.error : root.hint
                kind: Label.Small
                color: root.error !== "" ? Theme.badText : Theme.textTertiary
                wrapMode: Text.Wrap
                width: parent.width - (sign.visible ? sign.width + parent.spacing : 0)
            }
        }
    }
}
