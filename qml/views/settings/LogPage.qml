import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// What this program logged, newest last; the whole page.
AppPage {
    id: page

    readonly property var log: app.settings.log

    title: qsTr("Log")
    crumbs: [qsTr("Settings")]
    crumbPages: ["settings.advanced"]
    Component.onCompleted: log.follow(true)
    Component.onDestruction: log.follow(false)

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.pagePadding
        anchors.topMargin: Theme.pagePaddingTop
        spacing: Theme.space3

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space3

            SearchField {
                objectName: "logFilter"
                Layout.fillWidth: true
                Layout.minimumWidth: Theme.px(120)
                Layout.preferredWidth: Theme.px(280)
                Layout.maximumWidth: Theme.px(280)
                scope: qsTr("Filter the log")
                text: page.log.filter
                onTextChanged: page.log.filter = text
            }
            CheckBox {
                objectName: "warningsOnly"
                text: qsTr("Warnings only")
                checked: page.log.warningsOnly
                onToggled: page.log.warningsOnly = checked
            }
            Item {
                Layout.fillWidth: true
            }
            Button {
                text: qsTr("Copy")
                iconName: "copy"
                kind: Button.Ghost
                onClicked: page.app.wallets.copy(page.log.text())
            }
            Button {
                text: qsTr("Save to a file")
                iconName: "download"
                onClicked: saver.open()
            }
        }
        LogView {
            objectName: "logView"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: page.log.rows.count > 0
            model: page.log.rows
            accessibleName: qsTr("Log of this program")
        }
        // In an item: a layout that grows no further leaves the rest of the height to the rows above.
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: page.log.rows.count === 0

            EmptyState {
                anchors.centerIn: parent
                width: Math.min(parent.width, Theme.px(480))
                iconName: "list"
                title: page.log.filter !== "" || page.log.warningsOnly ? qsTr("No line matches") : qsTr("Nothing logged yet")
                text: page.log.filter !== "" || page.log.warningsOnly ? qsTr("The log has other lines; change the filter to see them.") : qsTr("What Leo does, and what goes wrong, appears here.")
            }
        }
        Note {
            Layout.fillWidth: true
            visible: page.log.saved !== "" || page.log.problem !== ""
            kind: page.log.problem !== "" ? "bad" : "ok"
            text: page.log.problem !== "" ? page.log.problem : qsTr("Saved to %1").arg(page.log.saved)
        }
        Label {
            Layout.fillWidth: true
            visible: page.log.file !== ""
            text: qsTr("The last 500 lines. All of them are in %1. Lines can name accounts and files: send them only to whom you trust, or use Diagnostics, which leaves that out.").arg(page.log.file)
            kind: Label.Small
            color: Theme.textTertiary
            wrapMode: Text.Wrap
        }
    }
    FileDialog {
        id: saver

        title: qsTr("Save the log")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "txt"
        onAccepted: page.log.save(selectedFile)
    }
}
