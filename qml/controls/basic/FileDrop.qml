import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Leo.Controls

// A place to drop, paste or pick a file or folder. What becomes of it is said by the view-model:
// status "empty", "reading", "ready", "rejected"; note says what was read or why it was refused.
FocusScope {
    id: drop

    property string title: folder ? qsTr("Drop a folder here") : qsTr("Drop a file here")
    property string text // below the title: what is accepted and how large
    property string action: folder ? qsTr("Choose folder") : qsTr("Choose file")
    property bool folder: false
    property var nameFilters: [qsTr("All files (*)")]
    property string status: "empty"
    property string note
    property string iconName: folder ? "folder" : "upload"
    readonly property bool over: area.containsDrag

    signal chosen(url: url)
    signal pasted

    function sentences(parts: var): string {
        return parts.filter(part => part !== "").join(". ");
    }

    function pick(): void {
        if (folder)
            folderDialog.open();
        else
            fileDialog.open();
    }

    implicitWidth: Theme.px(320)
    implicitHeight: column.implicitHeight + Theme.px(40)
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: sentences([title, text, note])
    Accessible.focusable: true
    Accessible.onPressAction: pick()
    Keys.onPressed: event => {
        if (event.matches(StandardKey.Paste)) {
            drop.pasted();
            event.accepted = true;
        } else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space) {
            drop.pick();
            event.accepted = true;
        }
    }

    FileDialog {
        id: fileDialog

        nameFilters: drop.nameFilters
        onAccepted: drop.chosen(selectedFile)
    }
    FolderDialog {
        id: folderDialog

        onAccepted: drop.chosen(selectedFolder)
    }
    DropArea {
        id: area

        anchors.fill: parent
        onEntered: event => event.accepted = event.hasUrls
        onDropped: event => {
            if (event.hasUrls && event.urls.length > 0)
                drop.chosen(event.urls[0]);
        }
    }
    DashedFrame {
        anchors.fill: parent
        color: drop.over ? Theme.accentLine : drop.status === "rejected" ? Theme.badFill : Theme.lineControl
        fill: drop.over ? Theme.accentSubtle : Theme.bgSurface
    }
    FocusRing {
        shown: drop.activeFocus
        corner: Theme.radiusL
    }
    ColumnLayout {
        id: column

        anchors.centerIn: parent
        width: parent.width - Theme.px(32)
        spacing: Theme.px(6)

        Busy {
            visible: drop.status === "reading"
            size: Theme.px(24)
            Layout.alignment: Qt.AlignHCenter
        }
        Icon {
            visible: drop.status !== "reading"
            name: drop.status === "ready" ? "lock" : drop.status === "rejected" ? "octagon-alert" : drop.iconName
            size: Theme.px(24)
            color: drop.status === "ready" ? Theme.okText : drop.status === "rejected" ? Theme.badText : Theme.textSecondary
            Layout.alignment: Qt.AlignHCenter
        }
        Label {
            text: drop.over ? qsTr("Drop to seal") : drop.title
            medium: true
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            visible: text !== ""
            text: drop.note !== "" ? drop.note : drop.text
            kind: Label.Small
            color: drop.status === "rejected" ? Theme.badText : Theme.textTertiary
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Button {
            visible: drop.status === "empty" || drop.status === "rejected"
            text: drop.action
            size: Button.Small
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.px(4)
            onClicked: drop.pick()
        }
    }
}
