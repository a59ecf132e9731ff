import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// Language, locking, and what happens when the window closes.
SettingsFrame {
    id: page

    readonly property var settings: app.settings

    section: "general"

    Card {
        Layout.fillWidth: true
        title: qsTr("Language")

        Select {
            objectName: "language"
            Layout.preferredWidth: Theme.px(240)
            accessibleName: qsTr("Language")
            model: [qsTr("As the system"), "English", "Deutsch"]
            currentIndex: page.settings.language === "en" ? 1 : page.settings.language === "de" ? 2 : 0
            onActivated: index => page.settings.language = ["", "en", "de"][index]
        }
        Label {
            text: qsTr("Amounts and dates follow the language. Exports and identifiers keep their form.")
            kind: Label.Small
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
    Card {
        Layout.fillWidth: true
        title: qsTr("Locking")

        Select {
            objectName: "lock"
            readonly property var minutes: [5, 15, 30, 60, 0]

            Layout.preferredWidth: Theme.px(240)
            accessibleName: qsTr("Lock the wallet")
            model: [qsTr("After 5 minutes"), qsTr("After 15 minutes"), qsTr("After 30 minutes"), qsTr("After an hour"), qsTr("Never")]
            currentIndex: Math.max(0, minutes.indexOf(page.settings.lockMinutes))
            onActivated: index => page.settings.lockMinutes = minutes[index]
        }
        Label {
            text: qsTr("Locked means: nothing is signed, no key is released by hand, balances are hidden. Your node and automatic key releases keep running.")
            kind: Label.Small
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
    Card {
        Layout.fillWidth: true
        title: qsTr("Running in the background")
        spacing: Theme.px(14)

        Switch {
            objectName: "background"
            Layout.fillWidth: true
            text: qsTr("Keep running when the window closes")
            description: qsTr("While a node runs, a task is in flight or a lambda is live.")
            checked: page.settings.keepInBackground
            onToggled: page.settings.keepInBackground = checked
        }
        Switch {
            objectName: "startAtLogin"
            Layout.fillWidth: true
            text: qsTr("Start at login")
            description: qsTr("Lambdas need it: while this computer is off, their key requests are missed.")
            checked: page.settings.startAtLogin
            onToggled: page.settings.startAtLogin = checked
        }
        Button {
            objectName: "quit"
            text: qsTr("Quit Leo")
            iconName: "x"
            onClicked: page.app.background.askToQuit()
        }
    }
}
