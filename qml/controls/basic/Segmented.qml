pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

// Two to four short choices: items [{text, icon, count}]. One stop of Tab; left and right choose.
Rectangle {
    id: control

    required property var items
    property int current: 0
    property string accessibleName: qsTr("View")

    signal chosen(index: int)

    function choose(index: int): void {
        if (index < 0 || index >= items.length || index === current)
            return;
        current = index;
        chosen(index);
    }

    implicitWidth: row.implicitWidth + Theme.px(4)
    implicitHeight: Theme.px(30)
    radius: Theme.radiusM
    color: Theme.bgSunken
    border.width: 1
    border.color: Theme.lineDefault
    activeFocusOnTab: true
    Accessible.role: Accessible.RadioButton
    Accessible.name: accessibleName + ", " + (items[current]?.text ?? "")
    Accessible.focusable: true
    Keys.onLeftPressed: choose(current - 1)
    Keys.onRightPressed: choose(current + 1)

    FocusRing {
        shown: control.activeFocus
    }
    Row {
        id: row

        x: Theme.px(2)
        y: Theme.px(2)
        height: parent.height - Theme.px(4)

        Repeater {
            model: control.items

            T.AbstractButton {
                id: segment

                required property int index
                required property var modelData
                readonly property bool chosen: control.current === index

                height: row.height
                implicitWidth: implicitContentWidth + leftPadding + rightPadding
                horizontalPadding: Theme.px(10)
                focusPolicy: Qt.NoFocus
                hoverEnabled: true
                text: modelData.text
                onClicked: control.choose(index)
                Accessible.role: Accessible.RadioButton
                Accessible.name: text
                Accessible.checked: chosen

                contentItem: RowLayout {
                    spacing: Theme.px(6)

                    Icon {
                        visible: !!segment.modelData.icon
                        name: segment.modelData.icon ?? ""
                        size: Theme.iconSmall
                        color: segment.chosen ? Theme.textPrimary : Theme.textSecondary
                    }
                    Label {
                        text: segment.text
                        kind: Label.Small
                        medium: true
                        color: segment.chosen || segment.hovered ? Theme.textPrimary : Theme.textSecondary
                    }
                    Label {
                        visible: segment.modelData.count !== undefined
                        text: segment.modelData.count ?? ""
                        kind: Label.NumS
                        color: Theme.textTertiary
                    }
                }
                background: Rectangle {
                    visible: segment.chosen
                    radius: Theme.radiusS
                    color: Theme.bgHover
                    border.width: 1
                    border.color: Theme.lineDefault
                }
            }
        }
    }
}
