pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// Toasts, bottom right, above everything but dialogs.
Column {
    id: host

    required property App app

    spacing: Theme.px(8)

    Repeater {
        model: host.app.toasts.rows

        Rectangle {
            id: toast

            required property string key
            required property string text
            required property string action
            required property string page
            required property var params

            width: Theme.px(340)
            height: row.implicitHeight + Theme.px(20)
            radius: Theme.radiusL
            color: Theme.bgSurface
            border.width: 1
            border.color: Theme.lineDefault
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
            Component.onCompleted: host.app.announcer.say(text)

            RowLayout {
                id: row

                x: Theme.px(14)
                y: Theme.px(10)
                width: parent.width - Theme.px(22)
                spacing: Theme.px(8)

                Label {
                    text: toast.text
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
                LinkText {
                    visible: toast.action !== ""
                    text: toast.action
                    onClicked: {
                        host.app.navigator.open(toast.page, toast.params);
                        host.app.toasts.close(toast.key);
                    }
                }
                IconButton {
                    iconName: "x"
                    tooltip: qsTr("Dismiss")
                    iconSize: Theme.iconSmall
                    implicitHeight: Theme.controlSmall
                    implicitWidth: Theme.controlSmall
                    onClicked: host.app.toasts.close(toast.key)
                }
            }
        }
    }
}
