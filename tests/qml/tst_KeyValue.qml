import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 300

    Component {
        id: table

        KeyValue {
            width: 400
            rows: [{label: "Offer", value: "10.00", unit: "LEO", mono: true}, {label: "Task", full: "0123456789abcdef0123456789abcdef"}, {label: "Isolation", value: "any"}]
        }
    }
    Component {
        id: row

        KeyValueRow {
            width: 300
            label: "Last quote"
            value: "12 s ago"
        }
    }
    ControlCase {
        name: "KeyValue"

        function test_speaks(): void {
            const item = make(table);
            speaks(item, Accessible.Table, "Details");
            speaks(item.children[0], Accessible.Row, "Offer: 10.00 LEO");
            speaks(make(row), Accessible.Row, "Last quote: 12 s ago");
        }
        function test_identifiersCanBeCopied(): void {
            const hash = find(make(table), part => part instanceof HashText && part.visible);
            compare(hash.value, "0123456789abcdef0123456789abcdef");
            compare(hash.kindName, "Task");
        }
        // A value that changes must not make its neighbours again.
        function test_rowsStay(): void {
            const item = make(table);
            const first = item.children[0];
            item.rows = [{label: "Offer", value: "11.00", unit: "LEO"}, {label: "Task", full: "ff"}, {label: "Isolation", value: "any"}];
            compare(item.children[0], first);
            verify(shows(item, "11.00"));
        }
        function test_aLongValueWraps(): void {
            const item = make(row, {value: "word ".repeat(40)});
            tryVerify(() => item.implicitHeight > 60);
        }
        function test_empty(): void {
            compare(make(table, {rows: []}).implicitHeight, 0);
        }
    }
}
