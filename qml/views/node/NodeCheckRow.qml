import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// One line of the checklist before the start: what was checked, what came out, and the remedy.
ColumnLayout {
    id: row

    required property string title
    required property string detail
    required property string remedy
    required property string status
    required property string word
    property string action

    signal triggered

    spacing: 0
    Accessible.role: Accessible.ListItem
    Accessible.name: [title, word, detail, remedy].filter(part => part !== "").join(". ")

    Clipboard {
        id: clipboard
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: Theme.px(10)
        Layout.bottomMargin: Theme.px(10)
        spacing: Theme.space4

        Item {
            implicitWidth: Theme.px(18)
            implicitHeight: Theme.px(18)
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.px(4)

            Busy {
                visible: row.status === "running"
                size: Theme.px(18)
                color: Theme.accentText
            }
            Icon {
                visible: row.status !== "running"
                name: row.status === "done" ? "circle-check" : row.status === "warning" ? "triangle-alert" : "circle-x"
                size: Theme.px(18)
                color: row.status === "done" ? Theme.okText : row.status === "warning" ? Theme.warnText : Theme.badText
            }
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: row.title
                medium: true
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                visible: text !== ""
                text: row.detail
                kind: Label.Small
                color: Theme.textTertiary
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                visible: text !== ""
                text: row.remedy
                kind: Label.Small
                color: Theme.textSecondary
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Layout.topMargin: Theme.px(4)
                Accessible.ignored: true
            }
        }
        IconButton {
            visible: row.remedy !== ""
            iconName: "copy"
            tooltip: qsTr("Copy the remedy")
            onClicked: clipboard.copy(row.remedy)
        }
        Label {
            visible: row.action === ""
            text: row.word
            kind: Label.Small
            color: row.status === "done" ? Theme.okText : row.status === "warning" ? Theme.warnText : row.status === "failed" ? Theme.badText : Theme.accentText
            Accessible.ignored: true
        }
        Button {
            visible: row.action !== ""
            text: row.action
            size: Button.Small
            onClicked: row.triggered()
        }
    }
    Separator {
        Layout.fillWidth: true
    }
}
