import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 200

    Component {
        id: tabs

        Tabs {
            width: 400
            accessibleName: "About this task"
            items: [{text: "Overview"}, {text: "Committee", count: 10}, {text: "Raw"}]
        }
    }
    ControlCase {
        name: "Tabs"

        function test_speaks(): void {
            const item = make(tabs);
            speaks(item, Accessible.PageTabList, "About this task, Overview");
            item.current = 1;
            compare(item.Accessible.name, "About this task, Committee");
            const tab = find(item, part => part.text === "Committee" && part.clicked !== undefined);
            speaks(tab, Accessible.PageTab, "Committee");
            verify(tab.Accessible.selected);
            verify(shows(item, "10"));
        }
        function test_keys_data(): var {
            return [
                {tag: "right", from: 0, key: Qt.Key_Right, modifiers: Qt.NoModifier, to: 1},
                {tag: "left at the first", from: 0, key: Qt.Key_Left, modifiers: Qt.NoModifier, to: 0},
                {tag: "right at the last", from: 2, key: Qt.Key_Right, modifiers: Qt.NoModifier, to: 2},
                {tag: "Ctrl Tab", from: 1, key: Qt.Key_Tab, modifiers: Qt.ControlModifier, to: 2},
                {tag: "Ctrl Tab goes round", from: 2, key: Qt.Key_Tab, modifiers: Qt.ControlModifier, to: 0}
            ];
        }
        function test_keys(data: var): void {
            const item = make(tabs, {current: data.from});
            const chosen = spy(item, "chosen");
            tabInto(item);
            verify(ringed(item));
            keyClick(data.key, data.modifiers);
            compare(item.current, data.to);
            compare(chosen.count, data.from === data.to ? 0 : 1);
        }
        function test_pointer(): void {
            const item = make(tabs);
            mouseClick(find(item, part => part.text === "Raw" && part.clicked !== undefined));
            compare(item.current, 2);
        }
    }
}
