import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// The head of a page of details: what it is, its whole id with copy, badges and actions.
RowLayout {
    id: head

    required property string heading
    required property string fullId
    property string iconName
    property alias badges: badgeRow.data
    property alias actions: actionRow.data

    spacing: Theme.space3

    Rectangle {
        visible: head.iconName !== ""
        radius: Theme.radiusL
        color: Theme.accentSubtle
        Layout.preferredWidth: Theme.px(40)
        Layout.preferredHeight: Theme.px(40)

        Icon {
            anchors.centerIn: parent
            name: head.iconName
            size: Theme.iconLarge
            color: Theme.accentText
        }
    }
    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true

        RowLayout {
            spacing: Theme.space2

            Label {
                text: head.heading
                kind: Label.TitleS
            }
            RowLayout {
                id: badgeRow

                spacing: Theme.space2
            }
        }
        RowLayout {
            spacing: Theme.space1
            Layout.fillWidth: true

            Label {
                text: head.fullId
                kind: Label.Num
                color: Theme.textSecondary
                elide: Text.ElideMiddle
                Layout.maximumWidth: head.width * 0.7
            }
            ChainCopy {
                visible: head.fullId !== ""
                content: head.fullId
                what: head.heading
            }
        }
    }
    Item {
        Layout.fillWidth: true
    }
    RowLayout {
        id: actionRow

        spacing: Theme.space2
    }
}
