import QtQuick
import QtQuick.Templates as T
import Leo.Controls

// A narrow scroll bar that grows under the pointer.
T.ScrollBar {
    id: bar

    implicitWidth: Theme.px(10)
    implicitHeight: Theme.px(10)
    padding: Theme.px(2)
    minimumSize: 0.06
    visible: size < 1
    hoverEnabled: true

    contentItem: Rectangle {
        implicitWidth: Theme.px(6)
        implicitHeight: Theme.px(6)
        radius: Theme.px(3)
        color: bar.hovered || bar.pressed ? Theme.lineControl : Theme.lineDefault
        opacity: bar.active || bar.hovered ? 1 : 0.6
    }
}
