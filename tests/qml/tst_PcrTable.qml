import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 300

    Component {
        id: table

        PcrTable {
            width: 400
            model: [{index: 0, meaning: "Firmware code", value: "953ea0000000000000008ce4", match: "match"}, {index: 4, meaning: "Boot manager", value: "7b9d780000000000000057a7", expected: "1bfff600", match: "differs"}, {index: 13, meaning: "Leo runtime log", value: "2adf350000000000fa3c", match: "notMeasured"}]
        }
    }
    ControlCase {
        name: "PcrTable"

        function row(item: Item, index: int): Item {
            return find(item.list.contentItem, part => part instanceof DataTableRow && part.index === index);
        }

        function test_speaks(): void {
            compare(make(table).list.Accessible.name, "Platform configuration registers");
        }
        function test_states(): void {
            const item = make(table);
            waitForRendering(item);
            verify(shows(row(item, 0), "match") && icon(row(item, 0), "circle-check"));
            verify(shows(row(item, 1), "differs") && icon(row(item, 1), "circle-x"));
            verify(shows(row(item, 2), "not judged"));
            verify(shows(row(item, 0), "953ea0\u20268ce4"));
        }
        // Register 13 is Leo's runtime log, and opens it.
        function test_thirteenOpensTheLog(): void {
            const item = make(table);
            const opened = spy(item, "logOpened");
            waitForRendering(item);
            mouseClick(row(item, 0), 20, 10);
            compare(opened.count, 0);
            tabInto(item);
            keyClick(Qt.Key_End);
            keyClick(Qt.Key_Return);
            compare(opened.count, 1);
        }
    }
}
