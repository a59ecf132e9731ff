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
    background: Rectangle {
        radius: Theme.radiusM
        color: item.hovered ? Theme.bgHover : "transparent"

        FocusRing {
            shown: item.visualFocus
        }
    }
}
