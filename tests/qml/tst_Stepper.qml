import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 700
    height: 300

    Component {
        id: stepper

        Stepper {
            width: 600
            steps: [{title: "Code", summary: "12 files"}, {title: "Runtime"}, {title: "Test run"}, {title: "Publish"}]
            current: 1
            reached: 2
        }
    }
    ControlCase {
        name: "Stepper"

        function step(item: Item, index: int): Item {
            return find(item, part => part.index === index && part.clicked !== undefined);
        }

        function test_speaks(): void {
            const item = make(stepper);
            speaks(item, Accessible.List, "Steps");
            compare(step(item, 0).Accessible.name, "Step 1, Code, done");
            compare(step(item, 1).Accessible.name, "Step 2, Runtime, current");
            compare(step(item, 2).Accessible.name, "Step 3, Test run");
            compare(step(item, 3).Accessible.name, "Step 4, Publish");
            verify(shows(item, "12 files"));
        }
        function test_whatCanBeReached_data(): var {
            return [{tag: "done", index: 0, chosen: 1}, {tag: "current", index: 1, chosen: 0}, {tag: "reached before", index: 2, chosen: 1}, {tag: "not reached", index: 3, chosen: 0}];
        }
        function test_whatCanBeReached(data: var): void {
            const item = make(stepper);
            const chosen = spy(item, "chosen");
            step(item, data.index).forceActiveFocus(Qt.TabFocusReason);
            compare(ringed(step(item, data.index)), data.chosen === 1);
            keyClick(Qt.Key_Return);
            compare(chosen.count, data.chosen);
            mouseClick(step(item, data.index));
            compare(chosen.count, 2 * data.chosen);
        }
        function test_lyingDown(): void {
            const item = make(stepper, {horizontal: true});
            tryVerify(() => step(item, 3).x > step(item, 0).x + 200);
            item.horizontal = false;
            tryVerify(() => step(item, 3).x === step(item, 0).x && step(item, 3).y > step(item, 0).y);
        }
    }
}
