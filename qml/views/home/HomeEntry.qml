import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls
import Leo.Views

// One of the three ways in; one line when there is little room.
T.AbstractButton {
    id: entry

    required property string iconName
    required property string role
    required property string note
    property bool compact: false

    implicitHeight: compact ? Theme.px(56) : Theme.px(88)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("%1. %2").arg(text).arg(note)
    Keys.onReturnPressed: clicked()

    background: Rectangle {
        color: entry.hovered ? Theme.bgHover : Theme.bgSurface
        radius: Theme.radiusL
        border.width: 1
        border.color: Theme.lineSubtle

        FocusRing {
            shown: entry.visualFocus
            corner: Theme.radiusL
        }
    }
    contentItem: Item {
        Icon {
            id: icon

            x: Theme.space4
            y: entry.compact ? (parent.height - height) / 2 : Theme.px(18)
            name: entry.iconName
            size: Theme.iconLarge
            color: Theme.accentText
        }
        ColumnLayout {
            x: icon.x + icon.width + Theme.space3
            y: entry.compact ? (parent.height - height) / 2 : Theme.px(16)
            width: parent.width - x - Theme.space4
            spacing: Theme.px(2)

            RowLayout {
                Label {
                    text: entry.text
                    kind: Label.BodyL
                    strong: true
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
                Label {
                    visible: !entry.compact
                    text: entry.role
                    kind: Label.Caption
                    color: Theme.textTertiary
                    Accessible.ignored: true
                }
            }
            Label {
                visible: !entry.compact
                text: entry.note
                kind: Label.Small
                color: Theme.textSecondary
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
}
