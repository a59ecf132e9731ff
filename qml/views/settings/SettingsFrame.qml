pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The frame of the settings: their sections at the top, the open one below.
ScrollPage {
    id: page

    required property string section
    readonly property var sections: app.settings.liarLab.available || section === "developer" ? usual.concat(developer) : usual
    readonly property var developer: [
        {
            page: "developer",
            text: qsTr("Developer")
        }
    ]
    readonly property var usual: [
        {
            page: "general",
            text: qsTr("General")
        },
        {
            page: "appearance",
            text: qsTr("Appearance")
        },
        {
            page: "wallets",
            text: qsTr("Wallets and backup")
        },
        {
            page: "networks",
            text: qsTr("Networks")
        },
        {
            page: "notifications",
            text: qsTr("Notifications")
        },
        {
            page: "advanced",
            text: qsTr("Advanced")
        }
    ]

    title: qsTr("Settings")
    maximumWidth: Theme.formWidth
    focusFirst: params.byTabs && app.inputMode.keyboard ? tabs : null

    Tabs {
        id: tabs

        Layout.fillWidth: true
        items: page.sections
        current: page.sections.findIndex(entry => entry.page === page.section)
        accessibleName: qsTr("Sections of the settings")
        onChosen: index => page.app.navigator.replace("settings." + page.sections[index].page, {
            byTabs: true
        })
    }
    Note {
        visible: page.app.settings.problem !== ""
        Layout.fillWidth: true
        kind: "bad"
        text: page.app.settings.problem
    }
}
