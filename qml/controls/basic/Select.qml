pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

// One of several. items: texts, or [{text, value}] with textRole and valueRole as in Qt. Letters jump to an entry.
T.ComboBox {
    id: select

    property string label
    property string accessibleName: label

    property string typed

    implicitWidth: Theme.px(200)
    implicitHeight: Theme.control + (label !== "" ? Theme.px(22) : 0)
    topInset: label !== "" ? Theme.px(22) : 0
    topPadding: topInset
    leftPadding: Theme.px(10)
    rightPadding: Theme.px(32)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.ComboBox
    Accessible.name: accessibleName !== "" ? accessibleName + ", " + displayText : displayText
    Keys.onPressed: event => {
        if (event.text.length !== 1 || event.text.charCodeAt(0) <= 32 || event.modifiers & Qt.ControlModifier)
            return;
        typed += event.text.toLowerCase();
        forget.restart();
        for (let i = 0; i < count; ++i) {
            if (textAt(i).toLowerCase().startsWith(typed)) {
                if (currentIndex !== i) {
                    currentIndex = i;
                    activated(i);
                }
                break;
            }
        }
        event.accepted = true;
    }

    // The choices in another language: Qt goes to the first of them, the binding of currentIndex goes back.
    onModelChanged: {
        again.when = true;
        again.when = false;
    }

    Binding {
        id: again

        target: select
        property: "currentIndex"
        value: 0
        when: false
    }
    Timer {
        id: forget

        interval: 800
        onTriggered: select.typed = ""
    }
    Label {
        visible: text !== ""
        text: select.label
        kind: Label.Small
        color: Theme.textSecondary
        Accessible.ignored: true
    }
    contentItem: Label {
        text: select.displayText
        color: select.enabled ? Theme.textPrimary : Theme.textDisabled
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    indicator: Icon {
        x: select.width - width - Theme.px(10)
        y: select.topInset + (Theme.control - height) / 2
        name: "chevron-down"
        size: Theme.iconSmall
        color: select.enabled ? Theme.textSecondary : Theme.textDisabled
    }
    background: Rectangle {
        radius: Theme.radiusM
        color: select.hovered && select.enabled ? Theme.bgHover : Theme.bgRaised
        border.width: 1
        border.color: select.enabled ? Theme.lineControl : Theme.lineDefault

        FocusRing {
            shown: select.visualFocus
        }
    }
    delegate: T.ItemDelegate {
        id: entry

        required property int index

        width: ListView.view ? ListView.view.width : 0
        implicitHeight: Theme.px(32)
        highlighted: select.highlightedIndex === index
        text: select.textAt(index)
        leftPadding: Theme.px(10)
        rightPadding: Theme.px(10)
        Accessible.role: Accessible.ListItem
        Accessible.name: text

        contentItem: RowLayout {
            Label {
                text: entry.text
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Icon {
                visible: select.currentIndex === entry.index
                name: "check"
                size: Theme.iconSmall
                color: Theme.accentText
            }
        }
        background: Rectangle {
            radius: Theme.radiusM
            color: entry.highlighted ? Theme.bgHover : "transparent"
        }
    }
    popup: T.Popup {
        y: select.height + Theme.px(4)
        width: select.width
        implicitHeight: Math.min(list.contentHeight + Theme.px(8), Theme.px(300))
        padding: Theme.px(4)
        margins: Theme.px(8)

        contentItem: ListView {
            id: list

            clip: true
            model: select.popup.visible ? select.delegateModel : null
            currentIndex: select.highlightedIndex
            boundsBehavior: Flickable.StopAtBounds
        }
        background: Rectangle {
            radius: Theme.radiusL
            color: Theme.bgSurface
            border.width: 1
            border.color: Theme.lineDefault
        }
    }
}
