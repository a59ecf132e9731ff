import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 700
    height: 400

    Component {
        id: table

        DataTable {
            width: 600
            height: 200
            accessibleName: "Tasks"
            columns: [
                {title: "Name", role: "name", kind: "strong"},
                {title: "State", role: "word", kind: "badge", width: 120},
                {title: "Id", role: "hash", fullRole: "whole", kind: "hash", width: 120, hideBelow: 500},
                {title: "LEO", role: "amount", kind: "mono", align: "right", width: 80, sortable: true}
            ]
            model: Array.from({length: 30}, (unused, i) => ({
                        name: "task " + i,
                        word: "Settled",
                        status: "done",
                        hash: "0123456789abcdef" + i,
                        whole: i === 1 ? "" : "whole " + i,
                        amount: i + ".00"
                    }))
        }
    }
    TextEdit {
        id: pasteboard

        visible: false
    }
    ControlCase {
        name: "DataTable"

        function pasted(): string {
            pasteboard.text = "";
            pasteboard.paste();
            return pasteboard.text;
        }

        function row(item: Item, index: int): Item {
            return find(item.list.contentItem, part => part instanceof DataTableRow && part.index === index);
        }

        function test_speaks(): void {
            const item = make(table);
            compare(item.list.Accessible.role, Accessible.Table);
            compare(item.list.Accessible.name, "Tasks");
            speaks(row(item, 0), Accessible.Row, "Name task 0, State Settled, Id 0123456789abcdef0, LEO 0.00");
        }
        // The focus stays on the table; its name says which row one is at.
        function test_theCurrentRowIsSaid(): void {
            const item = make(table);
            tabInto(item);
            keyClick(Qt.Key_Down);
            compare(item.list.Accessible.name, "Tasks, Name task 1, State Settled, Id 0123456789abcdef1, LEO 1.00");
        }
        // What was shortened to show is copied whole.
        function test_copies(): void {
            const item = make(table);
            tabInto(item);
            keyClick(Qt.Key_C, Qt.ControlModifier);
            compare(pasted(), "task 0\tSettled\twhole 0\t0.00");
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_C, Qt.ControlModifier);
            compare(pasted(), "task 1\tSettled\t0123456789abcdef1\t1.00");
        }
        function test_keys_data(): var {
            return [
                {tag: "down", keys: [Qt.Key_Down], current: 1},
                {tag: "up at the first", keys: [Qt.Key_Up], current: 0},
                {tag: "page down", keys: [Qt.Key_PageDown], current: 3},
                {tag: "page down and up", keys: [Qt.Key_PageDown, Qt.Key_PageUp], current: 0},
                {tag: "end", keys: [Qt.Key_End], current: 29},
                {tag: "down at the last", keys: [Qt.Key_End, Qt.Key_Down], current: 29},
                {tag: "home", keys: [Qt.Key_End, Qt.Key_Home], current: 0}
            ];
        }
        function test_keys(data: var): void {
            const item = make(table);
            tabInto(item);
            compare(item.current, 0);
            for (const key of data.keys)
                keyClick(key);
            compare(item.current, data.current);
            compare(row(item, data.current).isCurrent, true);
        }
        function test_focusIsSeen(): void {
            const item = make(table);
            tabInto(item);
            const mark = find(row(item, 0), part => part.border && part.border.width === 2);
            compare(mark.border.color, Theme.focusRing);
        }
        function test_opens(): void {
            const item = make(table);
            const activated = spy(item, "activated");
            tabInto(item);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(activated.count, 1);
            compare(activated.signalArguments[0][0], 1);
            compare(activated.signalArguments[0][1].name, "task 1");
            mouseClick(row(item, 2));
            compare(activated.signalArguments[1][0], 2);
            compare(item.current, 2);
        }
        function test_menu(): void {
            const item = make(table);
            const asked = spy(item, "menuRequested");
            tabInto(item);
            keyClick(Qt.Key_F10, Qt.ShiftModifier);
            mouseClick(row(item, 1), 50, 10, Qt.RightButton);
            compare(asked.count, 2);
            compare(asked.signalArguments[1][0], 1);
        }
        function test_sorting(): void {
            const item = make(table);
            const sorted = spy(item, "sortRequested");
            const head = find(item, part => part.text === "LEO" && part.clicked !== undefined);
            mouseClick(head);
            compare(sorted.signalArguments[0][0], "amount");
            item.sortRole = "amount";
            compare(head.Accessible.name, "LEO, sorted up");
            item.sortAscending = false;
            compare(head.Accessible.name, "LEO, sorted down");
            mouseClick(find(item, part => part.text === "Name" && part.clicked !== undefined));
            compare(sorted.count, 1);
        }
        function test_columnsGoWhenNarrow(): void {
            const item = make(table);
            compare(item.shown.length, 4);
            item.width = 450;
            compare(item.shown.length, 3);
        }
        function test_identifiersAreCutInTheMiddle(): void {
            verify(shows(row(make(table), 0), "012345\u2026def0"));
        }
        function test_asksForMore(): void {
            const item = make(table);
            const near = spy(item, "nearEnd");
            item.list.contentY = item.list.contentHeight - item.list.height;
            verify(near.count > 0);
        }
        function test_empty(): void {
            const item = make(table, {model: []});
            tabInto(item);
            for (const key of [Qt.Key_Down, Qt.Key_Return, Qt.Key_End])
                keyClick(key);
            compare(item.current, -1);
            verify(ringed(item));
        }
        function test_fits(): void {
            const item = make(table, {fits: true});
            compare(item.implicitHeight, Theme.tableHead + 30 * Theme.row);
        }
        function test_readingIsKnown(): void {
            const item = make(table);
            verify(!item.reading);
            tabInto(item);
            verify(item.reading);
        }
    }
}
