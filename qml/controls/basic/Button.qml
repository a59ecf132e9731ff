import QtQuick
import QtQuick.Templates as T
import Leo.Controls

// kind: Primary, Secondary, Ghost, Danger, DangerOutline. size: Small 28, Medium 32, Large 40.
// busy keeps the text, shows the loader in place of the icon, and takes no click.
T.Button {
    id: button

    enum Kind { Primary, Secondary, Ghost, Danger, DangerOutline }
    enum Size { Small, Medium, Large }

    property int kind: Button.Secondary
    property int size: Button.Medium
    property string iconName
    property string trailingIcon
    property string shortcut // shown; the page has the Shortcut
    property bool busy: false
    property string accessibleName: text

    readonly property bool filled: kind === Button.Primary || kind === Button.Danger
    readonly property color ink: !enabled ? Theme.textDisabled : kind === Button.Primary ? Theme.textOnAccent : kind === Button.Danger ? Theme.textOnBad : kind === Button.DangerOutline ? Theme.badText : Theme.textPrimary

    implicitHeight: size === Button.Small ? Theme.controlSmall : size === Button.Large ? Theme.controlLarge : Theme.control
    implicitWidth: Math.max(implicitHeight, implicitContentWidth + leftPadding + rightPadding)
    leftPadding: size === Button.Small ? Theme.px(10) : size === Button.Large ? Theme.px(20) : Theme.px(14)
    rightPadding: leftPadding
    topPadding: 0
    bottomPadding: 0
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: accessibleName
    Accessible.onPressAction: if (button.enabled && !button.busy) button.clicked()

    // A busy button stays in place and keeps focus, but nothing comes of a click.
    MouseArea {
        anchors.fill: parent
        visible: button.busy
    }
    Keys.onPressed: event => {
        if (busy && (event.key === Qt.Key_Space || event.key === Qt.Key_Return || event.key === Qt.Key_Enter))
            event.accepted = true;
        else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && !(event.modifiers & Qt.ControlModifier)) {
            event.accepted = true;
            if (!event.isAutoRepeat)
                clicked();
        }
    }

    contentItem: Item {
        id: content

        readonly property real others: (lead.visible ? lead.width + row.spacing : 0) + (keys.visible ? keys.width + row.spacing : 0) + (tail.visible ? tail.width + row.spacing : 0)

        implicitWidth: words.visible ? others + words.implicitWidth : lead.width
        implicitHeight: row.implicitHeight

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.px(8)

            Item {
                id: lead

                anchors.verticalCenter: parent.verticalCenter
                visible: button.busy || button.iconName !== ""
                width: button.size === Button.Small ? Theme.iconSmall : Theme.icon
                height: width

                Busy {
                    visible: button.busy
                    size: lead.width
                    color: button.ink
                }
                Icon {
                    visible: !button.busy
                    name: button.iconName
                    size: lead.width
                    color: button.ink
                }
            }
            Label {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                visible: button.text !== ""
                width: Math.min(implicitWidth, Math.max(0, button.availableWidth - content.others))
                text: button.text
                kind: button.size === Button.Small ? Label.Small : button.size === Button.Large ? Label.BodyL : Label.Body
                medium: true
                strong: button.kind === Button.Primary || button.size === Button.Large
                color: button.ink
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Label {
                id: keys

                anchors.verticalCenter: parent.verticalCenter
                visible: button.shortcut !== ""
                text: button.shortcut
                kind: Label.NumS
                color: button.filled ? button.ink : Theme.textTertiary
                opacity: button.filled ? 0.8 : 1
                Accessible.ignored: true
            }
            Icon {
                id: tail

                anchors.verticalCenter: parent.verticalCenter
                visible: button.trailingIcon !== ""
                name: button.trailingIcon
                size: Theme.iconSmall
                color: button.ink
            }
        }
    }

    background: Rectangle {
        radius: Theme.radiusM
        color: {
            if (button.kind === Button.Primary)
                return !button.enabled ? Theme.bgRaised : button.down ? Theme.accentFillPress : button.hovered ? Theme.accentFillHover : Theme.accentFill;
            if (button.kind === Button.Danger)
                return !button.enabled ? Theme.bgRaised : button.hovered || button.down ? Theme.badFillHover : Theme.badFill;
            if (button.kind === Button.Ghost)
                return button.enabled && (button.hovered || button.down) ? Theme.bgHover : "transparent";
            return button.enabled && (button.hovered || button.down) ? Theme.bgHover : Theme.bgRaised;
        }
        border.width: button.kind === Button.Ghost || (button.filled && button.enabled) ? 0 : 1
        border.color: button.kind === Button.DangerOutline && button.enabled ? Theme.badFill : Theme.lineDefault

        FocusRing {
            shown: button.visualFocus
        }
    }
}
