import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

T.AbstractButton {
    id: item

    required property string iconName
    property string role
    property bool active: false
    property bool compact: false
    property bool attention: false // a page of this view needs the user

    implicitHeight: Theme.px(36)
    leftInset: compact ? Theme.px(10) : Theme.px(12)
    rightInset: leftInset
    leftPadding: leftInset + Theme.px(10)
    rightPadding: leftPadding
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.PageTab
    Accessible.name: attention ? qsTr("%1, needs you").arg(text) : text
    Accessible.selected: active
    Accessible.onPressAction: item.clicked()
    Keys.onReturnPressed: item.clicked()
    Keys.onEnterPressed: item.clicked()

    contentItem: RowLayout {
        spacing: Theme.px(10)

        Icon {
            Layout.alignment: item.compact ? Qt.AlignHCenter : Qt.AlignLeft
            name: item.iconName
            size: item.compact ? Theme.px(18) : Theme.icon
            color: item.active ? Theme.accentText : Theme.textSecondary
        }
        Label {
            visible: !item.compact
            Layout.fillWidth: true
            text: item.text
            medium: true
            color: item.active ? Theme.textPrimary : Theme.textSecondary
            elide: Text.ElideRight
        }
        Label {
            visible: !item.compact && text !== ""
            text: item.role
            kind: Label.Caption
            color: Theme.textTertiary
        }
        Rectangle {
            visible: item.attention
            implicitWidth: Theme.px(6)
            implicitHeight: Theme.px(6)
            radius: Theme.px(3)
            color: Theme.warnText
        }
    }
    background: Item {
        Rectangle {
            anchors.fill: parent
            radius: Theme.radiusM
            color: item.active ? Theme.bgSelected : item.hovered ? Theme.bgHover : "transparent"

            FocusRing {
                shown: item.visualFocus
            }
        }
        Rectangle {
            visible: item.active
            x: -item.leftInset
            width: Theme.px(3)
            height: Theme.px(20)
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accentLine
        }
    }

    Tip {
        x: item.width + Theme.px(4)
        y: (item.height - implicitHeight) / 2
        text: item.text
        visible: item.compact && (item.hovered || item.visualFocus)
    }
}
