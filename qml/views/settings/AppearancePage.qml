import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// Theme, size and motion.
SettingsFrame {
    id: page

    readonly property var appearance: app.appearance

    section: "appearance"

    Card {
        Layout.fillWidth: true
        title: qsTr("Theme")

        Segmented {
            objectName: "theme"
            items: [
                {
                    text: qsTr("As the system"),
                    icon: "monitor"
                },
                {
                    text: qsTr("Light"),
                    icon: "sun"
                },
                {
                    text: qsTr("Dark"),
                    icon: "moon"
                }
            ]
            current: page.appearance.theme
            accessibleName: qsTr("Theme")
            onChosen: index => page.appearance.theme = index
        }
    }
    Card {
        Layout.fillWidth: true
        title: qsTr("Size")

        RowLayout {
            spacing: Theme.px(10)

            IconButton {
                iconName: "minus"
                tooltip: qsTr("Smaller")
                framed: true
                enabled: page.appearance.scalePercent > 90
                onClicked: page.appearance.zoom(-1)
            }
            Label {
                objectName: "scale"
                text: qsTr("%1 %").arg(page.appearance.scalePercent)
                kind: Label.Num
                horizontalAlignment: Text.AlignHCenter
                Layout.preferredWidth: Theme.px(56)
            }
            IconButton {
                iconName: "plus"
                tooltip: qsTr("Larger")
                framed: true
                enabled: page.appearance.scalePercent < 150
                onClicked: page.appearance.zoom(1)
            }
            Button {
                visible: page.appearance.scalePercent !== 100
                text: qsTr("Back to 100 %")
                size: Button.Small
                onClicked: page.appearance.zoom(0)
            }
        }
        Label {
            text: qsTr("Text, spacing and icons together. Ctrl + and Ctrl − do the same on every page.")
            kind: Label.Small
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
    Card {
        Layout.fillWidth: true
        title: qsTr("Motion and privacy")
        spacing: Theme.px(14)

        Switch {
            objectName: "reduceMotion"
            Layout.fillWidth: true
            text: qsTr("Reduce motion")
            description: page.appearance.systemReducesMotion ? qsTr("Your system asks for it already.") : qsTr("Nothing moves; words carry every state.")
            checked: page.appearance.still
            enabled: !page.appearance.systemReducesMotion
            onToggled: page.appearance.reduceMotion = checked
        }
        Switch {
            objectName: "hideAmounts"
            Layout.fillWidth: true
            text: qsTr("Hide roles and amounts")
            description: qsTr("Balances, what is held, and the roles of your node: for a shared screen. Ctrl Shift H does the same. What you sign is always shown.")
            checked: page.app.settings.hideAmounts
            onToggled: page.app.settings.hideAmounts = checked
        }
    }
}
