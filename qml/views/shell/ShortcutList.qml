pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls

// The keys of section "Keyboard", as a dialog.
Dialog {
    id: dialog

    objectName: "shortcuts"
    cancelText: qsTr("Close")
    panelWidth: Theme.px(520)

    // Not a layout: one of Qt 6.4 does not hear of rows that become higher while the dialog opens.
    Column {
        Layout.fillWidth: true
        spacing: Theme.px(4)

        Repeater {
            model: [
                {keys: qsTr("Ctrl K"), does: qsTr("Command palette")},
                {keys: qsTr("Ctrl 1 to 5"), does: qsTr("Home, Run a task, Publish, Node, Explorer")},
                {keys: qsTr("G then T, L, N, E, H"), does: qsTr("New task, new lambda, node, explorer, home")},
                {keys: qsTr("Alt Left, Alt Right"), does: qsTr("Back, forward")},
                {keys: qsTr("F6, Shift F6"), does: qsTr("Next, previous region")},
                {keys: qsTr("Ctrl Enter"), does: qsTr("Primary action of the page; never signs")},
                {keys: qsTr("Ctrl N"), does: qsTr("New task; in Publish, new lambda")},
                {keys: qsTr("Ctrl L"), does: qsTr("Lock wallet")},
                {keys: qsTr("Ctrl Shift L"), does: qsTr("Switch theme")},
                {keys: qsTr("Ctrl Shift H"), does: qsTr("Hide roles and amounts")},
                {keys: qsTr("Ctrl +, Ctrl -, Ctrl 0"), does: qsTr("Interface scale")},
                {keys: qsTr("Ctrl ,"), does: qsTr("Settings")},
                {keys: qsTr("Ctrl Q"), does: qsTr("Quit Leo; asks while something depends on it")},
                {keys: qsTr("F1"), does: qsTr("Help for this page")}
            ]

            RowLayout {
                id: line

                required property var modelData

                width: parent.width

                Label {
                    text: line.modelData.does
                    Layout.fillWidth: true
                    wrapMode: Text.Wrap
                }
                KeyCap {
                    text: line.modelData.keys
                }
            }
        }
    }
}
