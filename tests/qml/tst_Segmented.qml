import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 400
    height: 200

    Component {
        id: control

        Segmented {
            accessibleName: "Show"
            items: [{text: "Ring", icon: "chart"}, {text: "Table", count: 3}, {text: "Both"}]
        }
    }
    ControlCase {
        name: "Segmented"

        function test_speaks(): void {
            const item = make(control);
            compare(item.Accessible.name, "Show, Ring");
            item.current = 1;
            compare(item.Accessible.name, "Show, Table");
            verify(shows(item, "3"));
        }
        function test_keys(): void {
            const item = make(control);
            const chosen = spy(item, "chosen");
            tabInto(item);
            verify(ringed(item));
            keyClick(Qt.Key_Left);
            compare(item.current, 0);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Right);
            compare(item.current, 2);
            compare(chosen.count, 2);
        }
        function test_pointer(): void {
            const item = make(control);
            const chosen = spy(item, "chosen");
            mouseClick(item, item.width - 10, item.height / 2);
            compare(item.current, 2);
            mouseClick(item, item.width - 10, item.height / 2);
            compare(chosen.count, 1);
        }
        function test_oneStopForTab(): void {
            const item = make(control);
            tabInto(item);
            keyClick(Qt.Key_Tab);
            verify(!find(item, part => part !== item && part.activeFocus));
        }
        function test_outsideIsNothing(): void {
            const item = make(control);
            item.choose(-1);
            item.choose(3);
            compare(item.current, 0);
        }
        function test_disabled(): void {
            const item = make(control, {enabled: false});
            mouseClick(item, item.width - 10, item.height / 2);
            compare(item.current, 0);
        }
    }
}
