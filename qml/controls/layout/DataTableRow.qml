pragma ComponentBehavior: Bound

import QtQuick
import Leo.Controls
import Leo.Ui

// A row of a DataTable.
Item {
    id: row_

    required property var table
    required property int index
    required property var model
    readonly property var row: model.modelData !== undefined ? model.modelData : model
    readonly property bool isCurrent: table.selectable && table.current === index

    function copy(): void {
        clipboard.copy(table.shown.map(column => table.fullOf(row, column)).join("\t"));
    }

    implicitHeight: table.rowHeight
    Accessible.role: Accessible.Row
    Accessible.name: table.wordsOf(row)
    Accessible.selected: isCurrent

    Clipboard {
        id: clipboard
    }
    Rectangle {
        anchors.fill: parent
        color: row_.isCurrent ? Theme.bgSelected : hover.hovered && row_.table.selectable ? Theme.bgHover : "transparent"
        border.width: row_.isCurrent && row_.table.activeFocus ? 2 : 0
        border.color: Theme.focusRing
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
        visible: row_.index < row_.table.count - 1
    }
    HoverHandler {
        id: hover

        enabled: row_.table.selectable
    }
    TapHandler {
        enabled: row_.table.selectable
        onTapped: {
            row_.table.current = row_.index;
            if (!row_.table.doubleToOpen)
                row_.table.activated(row_.index, row_.row);
        }
        onDoubleTapped: if (row_.table.doubleToOpen) row_.table.activated(row_.index, row_.row)
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: {
            row_.table.current = row_.index;
            row_.table.menuRequested(row_.index, row_.row, row_);
        }
    }
    Row {
        x: row_.table.sidePadding
        height: parent.height
        spacing: row_.table.gap

        Repeater {
            model: row_.table.shown

            DataTableCell {
                required property var modelData

                column: modelData
                row: row_.row
                table: row_.table
                width: row_.table.widthOf(modelData)
                height: row_.height
            }
        }
    }
}
