import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

// For settings that apply at once. The words stand left, the switch right.
T.Switch {
    id: control

    property string description

    implicitWidth: implicitContentWidth + rightPadding
    implicitHeight: Math.max(Theme.px(28), implicitContentHeight + Theme.px(8))
    rightPadding: Theme.px(34) + Theme.px(16)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: description

    indicator: Rectangle {
        x: control.width - width
        y: Math.min(Theme.px(6), (control.height - height) / 2)
        implicitWidth: Theme.px(34)
        implicitHeight: Theme.px(18)
        radius: height / 2
        color: control.checked ? (control.enabled ? Theme.accentFill : Theme.bgHover) : Theme.bgRaised
        border.width: control.checked && control.enabled ? 0 : 1
        border.color: control.enabled ? Theme.lineControl : Theme.lineDefault

        Rectangle {
            x: control.checked ? parent.width - width - Theme.px(3) : Theme.px(3)
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(12)
            height: width
            radius: width / 2
            color: !control.enabled ? Theme.textDisabled : control.checked ? Theme.textOnAccent : Theme.textSecondary

            Behavior on x {
                NumberAnimation {
                    duration: Theme.base
                    easing.type: Easing.OutCubic
                }
            }
        }
        FocusRing {
            shown: control.visualFocus
            corner: Theme.px(9)
        }
    }
    contentItem: ColumnLayout {
        spacing: 0

        Label {
            visible: text !== ""
            text: control.text
            color: control.enabled ? Theme.textPrimary : Theme.textDisabled
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            visible: text !== ""
            text: control.description
            kind: Label.Small
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
