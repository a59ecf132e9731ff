import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// Diagnostics and versions.
SettingsFrame {
    id: page

    section: "advanced"

    DiagnosticsCard {
        Layout.fillWidth: true
        app: page.app
    }
    Card {
        Layout.fillWidth: true
        title: qsTr("Log")

        Label {
            text: qsTr("What Leo does and what goes wrong, line by line.")
            color: Theme.textSecondary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        Button {
            objectName: "openLog"
            text: qsTr("Open the log")
            iconName: "list"
            onClicked: page.app.navigator.open("settings.log")
        }
    }
    Card {
        Layout.fillWidth: true
        title: qsTr("This program")

        KeyValue {
            Layout.fillWidth: true
            rows: [
                {
                    label: qsTr("Version"),
                    value: page.app.settings.version !== "" ? page.app.settings.version : "–",
                    mono: true
                },
                {
                    label: qsTr("Data kept in"),
                    value: page.app.networks.directory !== "" ? page.app.networks.directory : "–",
                    mono: true
                }
            ]
        }
    }
}
