import QtQuick
import QtQuick.Templates as T
import Leo.Controls

T.AbstractButton {
    id: item

    property bool active: false

    implicitHeight: Theme.px(30)
    leftInset: Theme.px(12)
    rightInset: Theme.px(12)
    leftPadding: Theme.px(48)
    rightPadding: Theme.px(12)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.selected: active
    Accessible.onPressAction: item.clicked()
    Keys.onReturnPressed: item.clicked()
    Keys.onEnterPressed: item.clicked()

    contentItem: Label {
        text: item.text
        kind: Label.Small
        medium: item.active
        color: item.active ? Theme.textPrimary : Theme.textSecondary
        elide: Text.ElideRight
    }
    background: Item {
        Rectangle {
            x: Theme.px(28)
            width: parent.width - x
            height: parent.height
            radius: Theme.radiusM
            color: item.hovered ? Theme.bgHover : "transparent"

            FocusRing {
                shown: item.visualFocus
                anchors.margins: -1
            }
        }
        // The line beside the pages of a view, lit at the open one.
        Rectangle {
            x: Theme.px(16)
            width: Theme.px(2)
            height: parent.height
            color: item.active ? Theme.accentLine : Theme.lineDefault
        }
    }
}
