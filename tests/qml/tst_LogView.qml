import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 600
    height: 300

    ListModel {
        id: lines
    }
    Component {
        id: log

        LogView {
            width: 400
            height: 120
            model: lines
        }
    }
    ControlCase {
        name: "LogView"

        function fill(count: int): void {
            for (let i = 0; i < count; ++i)
                lines.append({time: "14:05:2" + i % 10, source: "chain", line: "line " + lines.count, tone: "okText"});
        }
        function init(): void {
            lines.clear();
            fill(40);
        }

        function test_speaks(): void {
            const item = make(log);
            speaks(item, Accessible.List, "Log");
            const entry = find(item, part => part.Accessible.role === Accessible.ListItem);
            verify(entry.Accessible.name.includes("chain line"));
        }
        function test_followsTheEnd(): void {
            const item = make(log);
            tryVerify(() => shows(item, "line 39"));
            fill(3);
            tryVerify(() => shows(item, "line 42"));
            verify(!find(item, part => part instanceof Button && part.visible));
        }
        function test_scrollingUpStopsIt(): void {
            const item = make(log);
            tryVerify(() => shows(item, "line 39"));
            tabInto(item);
            verify(ringed(item));
            keyClick(Qt.Key_PageUp);
            verify(!item.follow);
            fill(14);
            wait(30);
            verify(!shows(item, "line 53"));
            const jump = find(item, part => part instanceof Button && part.visible);
            compare(jump.text, "Jump to latest \u00b7 14 new");
            keyClick(Qt.Key_End);
            tryVerify(() => shows(item, "line 53"));
            verify(item.follow);
        }
        function test_aBatchIsCountedByLines(): void {
            const item = make(log, {model: Array.from({length: 40}, (unused, i) => "line " + i)});
            tabInto(item);
            keyClick(Qt.Key_PageUp);
            item.model = Array.from({length: 45}, (unused, i) => "line " + i);
            wait(30);
            compare(item.missed, 5);
        }
        function test_plainTexts(): void {
            const item = make(log, {model: ["only a text"]});
            tryVerify(() => shows(item, "only a text"));
        }
    }
}
