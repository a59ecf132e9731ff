import QtQuick
import Leo.Controls
import Leo.Ui

// One line of the checklist before the start: what was checked, what came out, and the remedy.
Item {
    id: row

    required property string title
    required property string detail
    required property string remedy
    required property string command // that mends it
    required property string status
    required property string word
    property string action
    property bool last: false // nothing is below it

    signal triggered

    readonly property color ink: status === "done" ? Theme.okText : status === "warning" ? Theme.warnText : status === "failed" ? Theme.badText : Theme.accentText

    implicitWidth: Theme.px(320)
    implicitHeight: Math.max(texts.height, tail.height) + Theme.px(20) + 1
    Accessible.role: Accessible.ListItem
    Accessible.name: title + ", " + word + ". " + detail + (remedy !== "" ? " " + remedy : "") + (command !== "" ? " " + command : "")

    Clipboard {
        id: clipboard
    }
    Busy {
        visible: row.status === "running"
        y: texts.y + Theme.px(2)
        size: Theme.px(18)
        color: row.ink
    }
    Icon {
        visible: row.status !== "running"
        y: texts.y + Theme.px(2)
        name: row.status === "done" ? "circle-check" : row.status === "warning" ? "triangle-alert" : "circle-x"
        size: Theme.px(18)
        color: row.ink
    }
    // A Column, not a layout: its texts wrap, and their heights follow at once.
    Column {
        id: texts

        x: Theme.px(34)
        y: Theme.px(10)
        width: row.width - x - tail.width - Theme.space4

        Label {
            width: parent.width
            text: row.title
            medium: true
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        Label {
            visible: text !== ""
            width: parent.width
            text: row.detail
            kind: Label.Small
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        Label {
            visible: text !== ""
            width: parent.width
            topPadding: Theme.px(4)
            text: row.remedy
            kind: Label.Small
            color: Theme.textSecondary
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        Label {
            visible: text !== ""
            width: parent.width
            text: row.command
            kind: Label.Num
            color: Theme.textPrimary
            wrapMode: Text.WrapAnywhere
            Accessible.ignored: true
        }
    }
    Row {
        id: tail

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space2

        IconButton {
            visible: row.command !== ""
            anchors.verticalCenter: parent.verticalCenter
            iconName: "copy"
            tooltip: qsTr("Copy the command")
            onClicked: clipboard.copy(row.command)
        }
        Label {
            visible: row.action === ""
            anchors.verticalCenter: parent.verticalCenter
            text: row.word
            kind: Label.Small
            color: row.ink
            Accessible.ignored: true
        }
        Button {
            visible: row.action !== ""
            anchors.verticalCenter: parent.verticalCenter
            text: row.action
            size: Button.Small
            onClicked: row.triggered()
        }
    }
    Separator {
        visible: !row.last
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
