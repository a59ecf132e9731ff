pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// Rows of the chain. columns: [{role, title, width (0 takes the rest), right, mono, tertiary, badge, icon}]; badge names
// the role with the status of a StatusBadge, icon the role with an icon. One stop for Tab; arrows move, Enter opens.
ColumnLayout {
    id: table

    readonly property ChainTones tones: ChainTones {}

    required property var columns
    required property var model
    property string accessibleName
    property bool growing: false // scrolls itself and asks for more rows at its end
    property int maximumRows: 0 // of a table that does not scroll; 0: all

    signal activated(int row)
    signal endReached

    spacing: 0

    RowLayout {
        spacing: Theme.space3
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.tableHead
        Layout.leftMargin: Theme.cardPadding
        Layout.rightMargin: Theme.cardPadding

        Repeater {
            model: table.columns

            Label {
                required property var modelData

                text: modelData.title
                kind: Label.Caption
                color: Theme.textTertiary
                elide: Text.ElideRight
                horizontalAlignment: modelData.right ? Text.AlignRight : Text.AlignLeft
                Layout.preferredWidth: modelData.width > 0 ? Theme.px(modelData.width) : Theme.px(80)
                Layout.fillWidth: !(modelData.width > 0)
            }
        }
    }
    Rectangle {
        color: Theme.lineSubtle
        Layout.fillWidth: true
        Layout.preferredHeight: 1
    }
    ListView {
        id: list

        model: table.model
        clip: true
        reuseItems: true
        interactive: table.growing
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        Layout.fillWidth: true
        Layout.fillHeight: table.growing
        Layout.preferredHeight: (table.maximumRows > 0 ? Math.min(count, table.maximumRows) : count) * Theme.row
        Accessible.role: Accessible.Table
        Accessible.name: table.accessibleName
        onAtYEndChanged: if (atYEnd && table.growing) table.endReached()
        onCountChanged: if (table.growing && contentHeight <= height) table.endReached()
        onActiveFocusChanged: if (activeFocus && currentIndex < 0) currentIndex = 0
        Keys.onReturnPressed: if (currentIndex >= 0) table.activated(currentIndex)
        Keys.onEnterPressed: if (currentIndex >= 0) table.activated(currentIndex)

        delegate: Rectangle {
            id: row

            required property int index
            required property var model

            readonly property bool shown: table.maximumRows === 0 || index < table.maximumRows
            readonly property bool current: list.activeFocus && list.currentIndex === index

            width: list.width
            height: Theme.row
            visible: shown
            color: current ? Theme.bgSelected : mouse.hovered ? Theme.bgHover : "transparent"
            Accessible.role: Accessible.Row
            Accessible.name: table.columns.map(column => column.title + " " + (model[column.role] ?? "")).join(", ")

            HoverHandler {
                id: mouse
            }
            TapHandler {
                onTapped: {
                    list.currentIndex = row.index;
                    table.activated(row.index);
                }
            }
            RowLayout {
                x: Theme.cardPadding
                width: parent.width - 2 * Theme.cardPadding
                height: parent.height
                spacing: Theme.space3

                Repeater {
                    model: table.columns

                    RowLayout {
                        id: cell

                        required property var modelData

                        spacing: Theme.space2
                        Layout.preferredWidth: modelData.width > 0 ? Theme.px(modelData.width) : Theme.px(80)
                        Layout.maximumWidth: modelData.width > 0 ? Theme.px(modelData.width) : -1
                        Layout.fillWidth: !(modelData.width > 0)

                        Icon {
                            visible: cell.modelData.icon !== undefined
                            name: cell.modelData.icon ? row.model[cell.modelData.icon] ?? "" : ""
                            size: Theme.iconSmall
                            color: table.tones.ink(row.model.tone ?? "")
                        }
                        StatusBadge {
                            visible: cell.modelData.badge !== undefined
                            status: cell.modelData.badge ? row.model[cell.modelData.badge] ?? "neutral" : "neutral"
                            text: visible ? row.model[cell.modelData.role] ?? "" : ""
                            plain: true
                        }
                        Label {
                            visible: cell.modelData.badge === undefined
                            text: row.model[cell.modelData.role] ?? ""
                            kind: cell.modelData.mono ? Label.Num : Label.Body
                            color: cell.modelData.tertiary ? Theme.textTertiary : Theme.textPrimary
                            elide: Text.ElideRight
                            horizontalAlignment: cell.modelData.right ? Text.AlignRight : Text.AlignLeft
                            Layout.fillWidth: true
                        }
                    }
                }
            }
            Rectangle {
                y: parent.height - 1
                width: parent.width
                height: 1
                color: Theme.lineSubtle
            }
        }
    }
}
