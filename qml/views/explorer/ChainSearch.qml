pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// Search by anything; what was recognised is said below while typing, Enter opens the first match.
Item {
    id: search

    required property App app

    readonly property string said: app.explorer.recognised.charAt(0).toUpperCase() + app.explorer.recognised.slice(1)

    function openMatch(row: int): void {
        const matches = app.explorer.matches;
        if (row >= matches.count)
            return;
        const kind = matches.value(row, "page");
        app.navigator.open(kind, {id: matches.value(row, "target")});
    }

    implicitHeight: field.implicitHeight

    TextField {
        id: field

        objectName: "explorerSearch"
        width: parent.width
        placeholder: qsTr("Block height, task, lambda, node, account or transaction")
        accessibleName: qsTr("Search the chain")
        prefixIcon: "search"
        onTextChanged: search.app.explorer.search(text)
        Keys.onReturnPressed: search.openMatch(0)
        Keys.onEnterPressed: search.openMatch(0)
        Keys.onEscapePressed: text = ""
        Keys.onDownPressed: list.forceActiveFocus()
    }
    KeyCap {
        visible: !field.activeFocus && field.text === ""
        anchors.right: field.right
        anchors.rightMargin: Theme.space3
        anchors.verticalCenter: field.verticalCenter
        text: "/"
    }
    Shortcut {
        sequence: "/"
        enabled: !field.activeFocus
        onActivated: field.forceActiveFocus()
    }
    Rectangle {
        visible: field.text !== "" && search.app.explorer.searched !== "" && (field.activeFocus || list.activeFocus)
        y: field.height + Theme.space1
        width: parent.width
        height: results.implicitHeight + Theme.space2 * 2
        radius: Theme.radiusL
        color: Theme.bgSurface
        border.width: 1
        border.color: Theme.lineDefault

        ColumnLayout {
            id: results

            x: Theme.space2
            y: Theme.space2
            width: parent.width - 2 * x
            spacing: 0

            Label {
                text: search.app.explorer.matches.count > 0 ? search.said : qsTr("%1: nothing on this network").arg(search.said)
                kind: Label.Caption
                color: Theme.textTertiary
                Layout.margins: Theme.space2
                Layout.fillWidth: true
            }
            ListView {
                id: list

                model: search.app.explorer.matches
                implicitHeight: contentHeight
                interactive: false
                keyNavigationEnabled: true
                Layout.fillWidth: true
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Matches")
                Keys.onReturnPressed: search.openMatch(currentIndex)
                Keys.onEscapePressed: field.forceActiveFocus()

                delegate: Rectangle {
                    id: match

                    required property int index
                    required property string title
                    required property string subtitle

                    width: list.width
                    height: Theme.row
                    radius: Theme.radiusM
                    color: list.activeFocus && list.currentIndex === index ? Theme.bgSelected : pointer.hovered ? Theme.bgHover : "transparent"
                    Accessible.role: Accessible.ListItem
                    Accessible.name: title + ", " + subtitle

                    RowLayout {
                        anchors.fill: parent
                        anchors.leftMargin: Theme.space2
                        anchors.rightMargin: Theme.space2
                        spacing: Theme.space3

                        Label {
                            text: match.title
                            elide: Text.ElideMiddle
                            Layout.fillWidth: true
                        }
                        Label {
                            text: match.subtitle
                            kind: Label.Small
                            color: Theme.textTertiary
                            elide: Text.ElideRight
                            Layout.maximumWidth: match.width / 2
                        }
                    }
                    HoverHandler {
                        id: pointer
                    }
                    TapHandler {
                        onTapped: search.openMatch(match.index)
                    }
                }
            }
        }
    }
}
