import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 300

    Component {
        id: chart

        Chart {
            width: 400
            height: 200
            accessibleName: "Credit"
            tableColumns: [{title: "When", role: "when"}, {title: "Credit", role: "credit"}]
            tableRows: [{when: "today", credit: "612"}]

            Label {
                text: "drawing"
            }
        }
    }
    ControlCase {
        name: "Chart"

        function test_speaks(): void {
            speaks(make(chart), Accessible.Chart, "Credit, press T for a table");
        }
        // Every chart has the same numbers as a table.
        function test_table(): void {
            const item = make(chart);
            tabInto(item);
            verify(ringed(item));
            verify(shows(item, "drawing") && !shows(item, "612"));
            keyClick(Qt.Key_T);
            tryVerify(() => shows(item, "612"));
            verify(!shows(item, "drawing"));
            keyClick(Qt.Key_T);
            tryVerify(() => shows(item, "drawing"));
            verify(item.activeFocus);
        }
        function test_byPointer(): void {
            const item = make(chart);
            mouseClick(item, 200, 100, Qt.RightButton);
            verify(item.asTable);
        }
        function test_onlyThePlainLetter(): void {
            const item = make(chart);
            tabInto(item);
            keyClick(Qt.Key_T, Qt.ControlModifier);
            verify(!item.asTable);
        }
    }
}
