pragma ComponentBehavior: Bound

import QtQuick
import Leo.Controls

// Sections of a page. One stop for Tab; left and right choose.
Item {
    id: tabs

    required property list<string> items
    required property int current

    signal chosen(int index)

    implicitHeight: Theme.px(36)
    activeFocusOnTab: true
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Sections")
    Keys.onLeftPressed: chosen(Math.max(0, current - 1))
    Keys.onRightPressed: chosen(Math.min(items.length - 1, current + 1))

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.lineSubtle
    }
    Row {
        spacing: Theme.space5
        height: parent.height

        Repeater {
            model: tabs.items

            Item {
                id: tab

                required property int index
                required property string modelData

                readonly property bool current: index === tabs.current

                width: word.implicitWidth
                height: tabs.height
                Accessible.role: Accessible.PageTab
                Accessible.name: modelData

                Label {
                    id: word

                    anchors.verticalCenter: parent.verticalCenter
                    text: tab.modelData
                    medium: true
                    color: tab.current ? Theme.textPrimary : Theme.textSecondary
                }
                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: Theme.px(2)
                    visible: tab.current
                    color: tabs.activeFocus ? Theme.focusRing : Theme.accentLine
                }
                TapHandler {
                    onTapped: {
                        tabs.forceActiveFocus();
                        tabs.chosen(tab.index);
                    }
                }
            }
        }
    }
}
