import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

T.RadioButton {
    id: radio

    property string description

    implicitWidth: implicitContentWidth + leftPadding
    implicitHeight: Math.max(Theme.px(28), implicitContentHeight + Theme.px(8))
    leftPadding: Theme.px(24)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.description: description

    indicator: RadioMark {
        y: Theme.px(6)
        checked: radio.checked
        enabled: radio.enabled

        FocusRing {
            shown: radio.visualFocus
            corner: Theme.px(8)
        }
    }
    contentItem: ColumnLayout {
        spacing: 0

        Label {
            text: radio.text
            color: radio.enabled ? Theme.textPrimary : Theme.textDisabled
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            visible: text !== ""
            text: radio.description
            kind: Label.Small
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
