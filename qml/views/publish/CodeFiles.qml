pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls

// What of the folder is packed, file by file.
ColumnLayout {
    id: list

    required property var folder

    spacing: 0

    RowLayout {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.px(16)
        Layout.rightMargin: Theme.px(16)
        Layout.preferredHeight: Theme.tableHead

        Label {
            text: list.folder.name + "/"
            kind: Label.Caption
            color: Theme.textTertiary
            elide: Text.ElideRight
            Layout.fillWidth: true
        }
        Label {
            text: qsTr("Size")
            kind: Label.Caption
            color: Theme.textTertiary
        }
    }
    Separator {
        Layout.fillWidth: true
    }
    ListView {
        id: files

        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(contentHeight, Theme.px(224))
        model: list.folder.files
        clip: true
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Files, %1").arg(list.folder.fileCount)

        delegate: RowLayout {
            id: file

            required property string name
            required property int depth
            required property bool folder
            required property string size

            width: files.width
            height: Theme.px(30)
            spacing: Theme.px(8)
            Accessible.role: Accessible.ListItem
            Accessible.name: folder ? qsTr("Folder %1").arg(name) : qsTr("%1, %2").arg(name).arg(size)

            Icon {
                name: file.folder ? "folder" : "file"
                Layout.leftMargin: Theme.px(16) + file.depth * Theme.px(18)
                color: Theme.textTertiary
            }
            Label {
                text: file.name
                elide: Text.ElideMiddle
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                text: file.size
                kind: Label.Num
                color: Theme.textTertiary
                Layout.rightMargin: Theme.px(16)
                Accessible.ignored: true
            }
        }
    }
    Label {
        visible: text !== ""
        text: list.folder.notListed
        kind: Label.Small
        color: Theme.textTertiary
        Layout.margins: Theme.px(12)
    }
}
