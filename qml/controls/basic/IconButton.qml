import QtQuick
import QtQuick.Templates as T
import Leo.Controls

// An icon that can be pressed. Its tooltip is its name.
T.AbstractButton {
    id: button

    required property string iconName
    required property string tooltip
    property real iconSize: Theme.icon
    property color color: Theme.textSecondary
    property int badge: 0 // unread items; 0 shows none
    property bool framed: false

    function press(): void {
        if (checkable)
            toggle();
        clicked();
    }

    implicitWidth: Theme.control
    implicitHeight: Theme.control
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: badge > 0 ? qsTr("%1, %n new", "", badge).arg(tooltip) : tooltip
    Accessible.onPressAction: if (button.enabled) button.press()
    Keys.onReturnPressed: button.press()
    Keys.onEnterPressed: button.press()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: button.iconName
            size: button.iconSize
            color: !button.enabled ? Theme.textDisabled : button.hovered ? Theme.textPrimary : button.color
        }
        Rectangle {
            visible: button.badge > 0
            x: parent.width / 2 + Theme.px(1)
            y: parent.height / 2 - Theme.px(13)
            width: Math.max(height, count.implicitWidth + Theme.px(8))
            height: Theme.px(16)
            radius: height / 2
            color: Theme.accentFill

            Label {
                id: count

                anchors.centerIn: parent
                text: button.badge > 99 ? "99+" : button.badge
                kind: Label.Caption
                strong: true
                color: Theme.textOnAccent
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusM
        color: button.enabled && (button.hovered || button.down) ? Theme.bgHover : button.framed ? Theme.bgRaised : "transparent"
        border.width: button.framed ? 1 : 0
        border.color: Theme.lineDefault

        FocusRing {
            shown: button.visualFocus
        }
    }

    Tip {
        text: button.tooltip
        visible: text !== "" && (button.hovered || button.visualFocus)
    }
}
