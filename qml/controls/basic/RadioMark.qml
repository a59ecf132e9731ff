import QtQuick
import Leo.Controls

// The circle of a radio button.
Rectangle {
    id: mark

    property bool checked: false

    implicitWidth: Theme.px(16)
    implicitHeight: Theme.px(16)
    radius: width / 2
    color: checked ? (enabled ? Theme.accentFill : Theme.bgHover) : Theme.bgRaised
    border.width: checked && enabled ? 0 : 1
    border.color: enabled ? Theme.lineControl : Theme.lineDefault

    Rectangle {
        visible: mark.checked
        anchors.centerIn: parent
        width: Theme.px(6)
        height: width
        radius: width / 2
        color: mark.enabled ? Theme.textOnAccent : Theme.textDisabled
    }
}
