import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 500

    ListModel {
        id: checkRows
    }
    Component {
        id: list

        CheckList {
            width: 360
            checks: checkRows
        }
    }
    ControlCase {
        name: "CheckList"

        function fill(marks: var): void {
            checkRows.clear();
            marks.forEach((mark, i) => checkRows.append({title: "Check " + i, mark: mark, detail: "detail " + i, value: "v" + i}));
        }

        function test_speaks(): void {
            fill(["passed", "failed", "notYet"]);
            const item = make(list, {all: true});
            const names = childrenOf(item).filter(row => row.title !== undefined).map(row => row.Accessible.name);
            compare(names, ["Check 0: passed. detail 0", "Check 1: failed. detail 1", "Check 2: not reached. detail 2"]);
        }
        function test_allPassed(): void {
            fill(["passed", "passed"]);
            const item = make(list, {passed: 2});
            verify(shows(item, "Check 0") && shows(item, "v1"));
            verify(!find(item, part => part instanceof LinkText && part.visible));
        }
        // One that failed is not lost among those that passed.
        function test_failedFirst(): void {
            fill(["passed", "failed", "passed", "notYet"]);
            const item = make(list, {passed: 2, failed: 1});
            verify(shows(item, "Check 1") && !shows(item, "Check 0"));
            verify(icon(item, "octagon-x"));
            const more = find(item, part => part instanceof LinkText && part.visible);
            compare(more.text, "Show all");
            tabInto(more);
            keyClick(Qt.Key_Return);
            verify(shows(item, "Check 0") && shows(item, "Check 3"));
            compare(more.text, "Failed only");
        }
        function test_aCheckFailsWhileOneLooks(): void {
            fill(["passed", "notYet"]);
            const item = make(list, {passed: 1});
            checkRows.setProperty(1, "mark", "failed");
            item.failed = 1;
            verify(shows(item, "Check 1") && !shows(item, "Check 0"));
        }
        function test_none(): void {
            checkRows.clear();
            verify(make(list));
        }
    }
}
