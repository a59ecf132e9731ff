pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

// A radio button with room for a description; the whole card can be clicked. facts: short lines at its foot.
T.RadioButton {
    id: card

    property string title: text
    property string description
    property string iconName
    property var facts: []
    property string badge

    function words(first: string, more: var): string {
        return first + (description !== "" ? ", " + description : "") + more.map(fact => ", " + fact).join("");
    }

    implicitWidth: Theme.px(200)
    implicitHeight: implicitContentHeight + 2 * padding
    padding: Theme.px(14)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.RadioButton
    Accessible.name: words(title, facts)
    Accessible.checked: checked
    // Left to itself it would choose a disabled one, too, and tell nobody of the others.
    Accessible.onPressAction: if (card.enabled) {
        card.checked = true;
        card.clicked();
    }
    Keys.onReturnPressed: event => event.accepted = false

    indicator: null
    // A Column, not a layout: its texts wrap, and their heights follow at once.
    contentItem: Column {
        spacing: Theme.px(6)

        RowLayout {
            width: parent.width
            height: Math.max(Theme.px(20), heading.implicitHeight)
            spacing: Theme.px(10)

            RadioMark {
                checked: card.checked
                enabled: card.enabled
            }
            Label {
                id: heading

                text: card.title
                kind: Label.BodyL
                strong: true
                color: card.enabled ? Theme.textPrimary : Theme.textSecondary
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                visible: text !== ""
                text: card.badge
                kind: Label.Caption
                color: Theme.textTertiary
                Accessible.ignored: true
            }
            Icon {
                visible: card.iconName !== ""
                name: card.iconName
                color: card.checked && card.enabled ? Theme.accentText : Theme.textTertiary
            }
        }
        Label {
            visible: text !== ""
            text: card.description
            kind: Label.Small
            color: card.enabled ? Theme.textSecondary : Theme.textTertiary
            wrapMode: Text.Wrap
            width: parent.width
            Accessible.ignored: true
        }
        Repeater {
            model: card.facts

            Label {
                required property string modelData

                text: modelData
                kind: Label.Small
                color: Theme.textTertiary
                wrapMode: Text.Wrap
                width: parent.width
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusL
        color: card.checked && card.enabled ? Theme.bgSelected : card.hovered && card.enabled ? Theme.bgHover : Theme.bgSurface
        border.width: 1
        border.color: card.checked && card.enabled ? Theme.accentLine : Theme.lineDefault

        FocusRing {
            shown: card.visualFocus
            corner: Theme.radiusL
        }
    }
}
