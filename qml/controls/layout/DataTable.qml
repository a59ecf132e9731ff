pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

// Rows of a list model under a head that stays.
//
// columns: [{title, role, width | fill, align: "right", kind, ...}]
//   width      pixels at 100 %, or fill: a share of what is left (default: fill 1)
//   kind       "text" (default), "strong", "mono", "muted", "badge" (statusRole: a StatusBadge status; plain: true), "hash"
//              (head, tail), "node", "icon" (the role is an icon's name), "link", "dots" (a Component of your own: see
//              component)
//   iconRole   an icon before the text, iconToneRole its colour, toneRole that of the text: roles with a word of Theme.ink
//              or a colour of the theme ("okText"); tone: such a word for all rows
//   fullRole   what Ctrl C takes in place of a text that is shortened to show
//   component  a Component with `property var row` and `property var column`, for anything else
//   sortable   the head sends sortRequested(role)
//   hideBelow  the column goes when the table is narrower (pixels at 100 %)
// The model is a QAbstractItemModel or a list of objects. One stop of Tab: arrows move, Enter and Space activate, Shift
// F10 or a right click asks for the menu, Ctrl C copies the row.
FocusScope {
    id: table

    required property var columns
    required property var model
    property bool dense: false
    property bool fits: false // as high as its rows; else it scrolls
    property int maximumRows: 0 // of a table that fits: what is more is not shown; 0: all
    property string spokenRole // words for a screen reader in place of the columns
    property bool hasHead: true
    property bool selectable: true
    property bool doubleToOpen: false // a click chooses, a double click activates
    property bool spaceOpens: true // false where Space pauses
    property int current: -1
    property string sortRole
    property bool sortAscending: true
    property string accessibleName: qsTr("Table")
    property real sidePadding: Theme.space4
    property alias list: list
    readonly property int count: maximumRows > 0 ? Math.min(maximumRows, list.count) : list.count
    readonly property real rowHeight: dense ? Theme.rowDense : Theme.row
    readonly property bool reading: hover.hovered || activeFocus || list.moving // live lists freeze while read

    signal activated(index: int, row: var)
    signal menuRequested(index: int, row: var, item: Item)
    signal sortRequested(role: string)
    signal nearEnd // the next page of rows is wanted

    readonly property var shown: columns.filter(column => !column.hideBelow || width >= Theme.px(column.hideBelow))
    readonly property real fixedWidth: shown.reduce((sum, column) => sum + (column.width ? Theme.px(column.width) : 0), 0)
    readonly property real fillTotal: shown.reduce((sum, column) => sum + (column.width ? 0 : column.fill ?? 1), 0)
    readonly property real gap: Theme.space3

    function widthOf(column: var): real {
        if (column.width)
            return Theme.px(column.width);
        const free = width - 2 * sidePadding - fixedWidth - gap * (shown.length - 1);
        return Math.max(Theme.px(40), Math.floor(free * (column.fill ?? 1) / Math.max(fillTotal, 0.001)));
    }

    function fullOf(row: var, column: var): string {
        const full = column.fullRole && row ? row[column.fullRole] : "";
        return full ? String(full) : textOf(row, column);
    }
    function textOf(row: var, column: var): string {
        const value = row ? row[column.role] : undefined;
        return value === undefined || value === null ? "" : String(value);
    }

    implicitWidth: Theme.px(480)
    function wordsOf(row: var): string {
        if (spokenRole !== "")
            return row ? row[spokenRole] ?? "" : "";
        return shown.map(column => {
            const text = textOf(row, column);
            return text === "" || column.kind === "icon" ? "" : column.title ? column.title + " " + text : text;
        }).filter(word => word !== "").join(", ");
    }

    implicitHeight: (hasHead ? head.height : 0) + (fits ? count * rowHeight : Theme.px(240))
    activeFocusOnTab: true

    HoverHandler {
        id: hover
    }
    Item {
        id: head

        visible: table.hasHead
        width: table.width
        height: Theme.tableHead

        Row {
            x: table.sidePadding
            height: parent.height
            spacing: table.gap

            Repeater {
                model: table.shown

                T.AbstractButton {
                    id: title

                    required property var modelData
                    readonly property bool sorted: table.sortRole !== "" && table.sortRole === modelData.role

                    width: table.widthOf(modelData)
                    height: head.height
                    enabled: modelData.sortable ?? false
                    focusPolicy: Qt.NoFocus
                    hoverEnabled: true
                    text: modelData.title ?? ""
                    onClicked: table.sortRequested(modelData.role)
                    Accessible.role: Accessible.ColumnHeader
                    Accessible.name: !sorted ? text : table.sortAscending ? qsTr("%1, sorted up").arg(text) : qsTr("%1, sorted down").arg(text)

                    contentItem: RowLayout {
                        spacing: Theme.px(4)
                        layoutDirection: title.modelData.align === "right" ? Qt.RightToLeft : Qt.LeftToRight

                        Label {
                            text: title.text
                            kind: Label.Caption
                            medium: true
                            color: title.hovered && title.enabled ? Theme.textPrimary : Theme.textTertiary
                            elide: Text.ElideRight
                            Layout.maximumWidth: title.width - (title.sorted ? Theme.px(16) : 0)
                            Accessible.ignored: true
                        }
                        Icon {
                            visible: title.sorted
                            name: table.sortAscending ? "arrow-up" : "arrow-down"
                            size: Theme.px(12)
                            color: Theme.textTertiary
                        }
                        Item {
                            Layout.fillWidth: true
                        }
                    }
                }
            }
        }
        Separator {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    ListView {
        id: list

        readonly property Item owner: table

        y: table.hasHead ? head.height : 0
        width: table.width
        height: table.height - y
        clip: !table.fits || table.maximumRows > 0
        interactive: !table.fits
        boundsBehavior: Flickable.StopAtBounds
        reuseItems: true
        focus: true
        model: table.model
        currentIndex: table.current
        keyNavigationEnabled: false
        // The focus is here; the name says which row one is at, so that moving is heard.
        Accessible.role: Accessible.Table
        Accessible.name: activeFocus && currentItem ? qsTr("%1, %2").arg(table.accessibleName).arg((currentItem as DataTableRow)?.Accessible.name ?? "") : table.accessibleName
        Accessible.focusable: true
        onContentYChanged: askForMore()
        onCountChanged: askForMore()
        onHeightChanged: askForMore()

        function askForMore(): void {
            if (!table.fits && count > 0 && contentY + height > contentHeight - 2 * height)
                table.nearEnd();
        }

        Keys.onPressed: event => {
            const step = Math.max(1, Math.floor(height / table.rowHeight) - 1);
            const count = table.count;
            const keys = ({});
            keys[Qt.Key_Up] = table.current - 1;
            keys[Qt.Key_Down] = table.current + 1;
            keys[Qt.Key_PageUp] = table.current - step;
            keys[Qt.Key_PageDown] = table.current + step;
            keys[Qt.Key_Home] = 0;
            keys[Qt.Key_End] = count - 1;
            if (keys[event.key] !== undefined && count > 0) {
                table.current = Math.max(0, Math.min(count - 1, keys[event.key]));
                positionViewAtIndex(table.current, ListView.Contain);
                event.accepted = true;
                return;
            }
            const item = itemAtIndex(table.current) as DataTableRow;
            if (!item)
                return;
            if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || (event.key === Qt.Key_Space && table.spaceOpens)) {
                table.activated(table.current, item.row);
                event.accepted = true;
            } else if (event.matches(StandardKey.Copy)) {
                item.copy();
                event.accepted = true;
            } else if (event.key === Qt.Key_Menu || (event.key === Qt.Key_F10 && event.modifiers & Qt.ShiftModifier)) {
                table.menuRequested(table.current, item.row, item);
                event.accepted = true;
            }
        }
        onActiveFocusChanged: if (activeFocus && table.current < 0 && table.count > 0) table.current = 0

        T.ScrollBar.vertical: ScrollBar {
            visible: !table.fits && list.contentHeight > list.height
        }
        delegate: DataTableRow {
            table: list.owner
            width: list.width
        }
    }
    FocusRing {
        shown: table.activeFocus && table.current < 0
        anchors.margins: 0
    }
}
