pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

// Tabs of a page: items [{text, count}]. One stop of Tab; left and right choose, Ctrl Tab goes round.
Item {
    id: control

    required property var items
    property int current: 0
    property string accessibleName: qsTr("Sections")

    signal chosen(index: int)

    function choose(index: int): void {
        if (index < 0 || index >= items.length || index === current)
            return;
        current = index;
        chosen(index);
    }

    implicitWidth: row.implicitWidth
    implicitHeight: Theme.px(40)
    activeFocusOnTab: true
    Accessible.role: Accessible.PageTabList
    Accessible.name: accessibleName + ", " + (items[current]?.text ?? "")
    Accessible.focusable: true
    Keys.onLeftPressed: choose(current - 1)
    Keys.onRightPressed: choose(current + 1)

    Shortcut {
        sequence: "Ctrl+Tab"
        enabled: control.visible
        onActivated: control.choose((control.current + 1) % control.items.length)
    }
    Shortcut {
        sequence: "Ctrl+Shift+Tab"
        enabled: control.visible
        onActivated: control.choose((control.current + control.items.length - 1) % control.items.length)
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.lineSubtle
    }
    FocusRing {
        shown: control.activeFocus
        anchors.margins: -2
    }
    Row {
        id: row

        height: parent.height
        spacing: Theme.px(control.width > 0 && control.width < Theme.px(660) && control.items.length > 5 ? 12 : 20)

        Repeater {
            // By number: a count that goes on leaves its tab the same item.
            model: control.items.length

            T.AbstractButton {
                id: tab

                required property int index
                readonly property var modelData: control.items[index] ?? ({})
                readonly property bool chosen: control.current === index

                height: row.height
                implicitWidth: implicitContentWidth
                focusPolicy: Qt.NoFocus
                hoverEnabled: true
                text: modelData.text ?? ""
                onClicked: control.choose(index)
                Accessible.role: Accessible.PageTab
                Accessible.name: text
                Accessible.selected: chosen

                contentItem: RowLayout {
                    spacing: Theme.px(6)

                    Label {
                        text: tab.text
                        medium: true
                        color: tab.chosen || tab.hovered ? Theme.textPrimary : Theme.textSecondary
                    }
                    Label {
                        visible: tab.modelData.count !== undefined
                        text: tab.modelData.count ?? ""
                        kind: Label.NumS
                        color: Theme.textTertiary
                    }
                }
                background: Item {
                    Rectangle {
                        visible: tab.chosen
                        anchors.bottom: parent.bottom
                        width: parent.width
                        height: Theme.px(2)
                        color: Theme.accentLine
                    }
                }
            }
        }
    }
}
