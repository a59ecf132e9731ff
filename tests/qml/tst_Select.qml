import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 400

    Component {
        id: select

        Select {
            label: "Unit"
            model: ["Bytes", "Megabytes", "Minutes", "Months"]
        }
    }
    ControlCase {
        name: "Select"

        function test_speaks(): void {
            speaks(make(select), Accessible.ComboBox, "Unit, Bytes");
            speaks(make(select, {label: ""}), Accessible.ComboBox, "Bytes");
        }
        function test_arrows(): void {
            const item = make(select);
            tabInto(item);
            verify(ringed(item));
            keyClick(Qt.Key_Down);
            compare(item.currentIndex, 1);
            keyClick(Qt.Key_Up);
            keyClick(Qt.Key_Up);
            compare(item.currentIndex, 0);
        }
        function test_lettersJump_data(): var {
            return [{tag: "first with m", keys: "m", index: 1}, {tag: "mi", keys: "mi", index: 2}, {tag: "mo", keys: "mo", index: 3}, {tag: "none", keys: "z", index: 0}];
        }
        function test_lettersJump(data: var): void {
            const item = make(select);
            const activated = spy(item, "activated");
            tabInto(item);
            for (const letter of data.keys)
                keyClick(letter);
            compare(item.currentIndex, data.index);
            compare(activated.count > 0, data.index > 0);
        }
        function test_opensAndCloses(): void {
            const item = make(select);
            mouseClick(item, 20, item.height - 10);
            tryCompare(item.popup, "opened", true);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            tryCompare(item.popup, "opened", false);
            compare(item.currentIndex, 1);
            mouseClick(item, 20, item.height - 10);
            tryCompare(item.popup, "opened", true);
            keyClick(Qt.Key_Escape);
            tryCompare(item.popup, "opened", false);
            compare(item.currentIndex, 1);
        }
        function test_objects(): void {
            const item = make(select, {model: [{name: "A", id: 7}, {name: "B", id: 9}], textRole: "name", valueRole: "id"});
            compare(item.displayText, "A");
            item.currentIndex = 1;
            compare(item.currentValue, 9);
        }
        function test_empty(): void {
            const item = make(select, {model: []});
            tabInto(item);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_M);
            compare(item.currentIndex, -1);
        }
        function test_disabled(): void {
            const item = make(select, {enabled: false});
            mouseClick(item, 20, item.height - 10);
            wait(20);
            verify(!item.popup.visible);
        }
    }
}
