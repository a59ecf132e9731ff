import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views
import Leo.Ui

// The menu of the bell.
Popover {
    id: menu

    required property App app

    panelWidth: Theme.px(360)

    contentItem: ColumnLayout {
        spacing: 0
        Accessible.role: Accessible.PopupMenu
        Accessible.name: qsTr("Notifications")

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.px(14)
            Layout.rightMargin: Theme.px(14)
            implicitHeight: Theme.cardHead

            Label {
                text: qsTr("Notifications")
                strong: true
                Layout.fillWidth: true
            }
            LinkText {
                visible: menu.app.notifications.unread > 0
                text: qsTr("Mark all read")
                kind: Label.Small
                onClicked: menu.app.notifications.markAllRead()
            }
        }
        Separator {
            Layout.fillWidth: true
        }
        Flickable {
            id: flick

            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(list.implicitHeight, Theme.px(480))
            contentHeight: list.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            NoticeList {
                id: list

                width: flick.width
                app: menu.app
                onOpened: menu.close()
            }
        }
    }
}
