import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// What may reach you outside the window.
SettingsFrame {
    id: page

    readonly property var settings: app.settings

    section: "notifications"

    Card {
        Layout.fillWidth: true
        title: qsTr("Tell me on the desktop when")
        spacing: Theme.px(14)

        Switch {
            objectName: "notifyKey"
            Layout.fillWidth: true
            text: qsTr("A key is needed")
            description: qsTr("A key request that is not answered in time counts as refused.")
            checked: page.settings.notifyKey
            onToggled: page.settings.notifyKey = checked
        }
        Switch {
            Layout.fillWidth: true
            text: qsTr("A task ended, or a key request was missed")
            checked: page.settings.notifyEnd
            onToggled: page.settings.notifyEnd = checked
        }
        Switch {
            Layout.fillWidth: true
            text: qsTr("My node lost credit or stopped")
            checked: page.settings.notifyNode
            onToggled: page.settings.notifyNode = checked
        }
        Switch {
            Layout.fillWidth: true
            text: qsTr("A backup is missing before the first payment")
            checked: page.settings.notifyBackup
            onToggled: page.settings.notifyBackup = checked
        }
    }
    Card {
        Layout.fillWidth: true
        title: qsTr("How")
        spacing: Theme.px(14)

        Switch {
            objectName: "sound"
            Layout.fillWidth: true
            text: qsTr("With a sound")
            description: qsTr("The one your desktop has for messages.")
            checked: page.settings.sound
            onToggled: page.settings.sound = checked
        }
    }
    Label {
        text: qsTr("Everything else stays in the list behind the bell, for 30 days.")
        kind: Label.Small
        color: Theme.textTertiary
    }
}
