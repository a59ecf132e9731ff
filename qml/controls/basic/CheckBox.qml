import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

T.CheckBox {
    id: box

    property string description

    implicitWidth: implicitContentWidth + leftPadding
    implicitHeight: Math.max(Theme.px(28), implicitContentHeight + Theme.px(8))
    leftPadding: Theme.px(16) + Theme.px(8)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: description

    indicator: Rectangle {
        y: Theme.px(6)
        implicitWidth: Theme.px(16)
        implicitHeight: Theme.px(16)
        radius: Theme.radiusS
        color: box.checked ? (box.enabled ? Theme.accentFill : Theme.bgHover) : Theme.bgRaised
        border.width: box.checked && box.enabled ? 0 : 1
        border.color: box.enabled ? Theme.lineControl : Theme.lineDefault

        Icon {
            visible: box.checked
            anchors.centerIn: parent
            name: "check"
            size: Theme.px(12)
            color: box.enabled ? Theme.textOnAccent : Theme.textDisabled
        }
        FocusRing {
            shown: box.visualFocus
            corner: Theme.radiusS
        }
    }
    contentItem: ColumnLayout {
        spacing: 0

        Label {
            text: box.text
            color: box.enabled ? Theme.textPrimary : Theme.textDisabled
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            visible: text !== ""
            text: box.description
            kind: Label.Small
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
