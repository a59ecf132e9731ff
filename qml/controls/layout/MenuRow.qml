import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

// A line of a menu or popover that does something.
T.AbstractButton {
    id: row

    property string iconName
    property string note
    property string shortcut
    property bool danger: false
    property bool selected: false

    implicitWidth: Theme.px(220)
    implicitHeight: Theme.px(36)
    leftPadding: Theme.px(12)
    rightPadding: Theme.px(12)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.MenuItem
    Accessible.name: note !== "" ? text + ", " + note : text
    Accessible.onPressAction: row.clicked()
    Keys.onReturnPressed: row.clicked()
    Keys.onEnterPressed: row.clicked()
    Keys.onUpPressed: row.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Keys.onDownPressed: row.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)

    contentItem: RowLayout {
        spacing: Theme.px(10)

        Icon {
            visible: row.iconName !== ""
            name: row.iconName
            color: !row.enabled ? Theme.textDisabled : row.danger ? Theme.badText : Theme.textSecondary
        }
        Label {
            text: row.text
            color: !row.enabled ? Theme.textDisabled : row.danger ? Theme.badText : Theme.textPrimary
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            visible: text !== ""
            text: row.note
            kind: Label.Small
            color: Theme.textTertiary
            Accessible.ignored: true
        }
        KeyCap {
            visible: text !== ""
            text: row.shortcut
        }
        Icon {
            visible: row.selected
            name: "check"
            size: Theme.iconSmall
            color: Theme.accentText
        }
    }
    background: Rectangle {
        color: row.enabled && (row.hovered || row.visualFocus) ? Theme.bgHover : "transparent"
        radius: Theme.radiusM
        border.width: row.visualFocus ? 2 : 0
        border.color: Theme.focusRing
    }
}
