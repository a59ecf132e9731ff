import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 400
    height: 300

    Component {
        id: slider

        CompareSlider {
            width: 200
            height: 100
            before: Rectangle {}
            after: Rectangle {}
        }
    }
    ControlCase {
        name: "CompareSlider"

        function test_speaks(): void {
            const item = make(slider);
            speaks(item, Accessible.Slider, "Comparison, before at 50 percent");
            item.position = 0.333;
            compare(item.Accessible.name, "Comparison, before at 33 percent");
        }
        function test_keys_data(): var {
            return [
                {tag: "right", key: Qt.Key_Right, modifiers: Qt.NoModifier, from: 0.5, to: 0.52},
                {tag: "left", key: Qt.Key_Left, modifiers: Qt.NoModifier, from: 0.5, to: 0.48},
                {tag: "Shift right", key: Qt.Key_Right, modifiers: Qt.ShiftModifier, from: 0.5, to: 0.6},
                {tag: "Shift left", key: Qt.Key_Left, modifiers: Qt.ShiftModifier, from: 0.5, to: 0.4},
                {tag: "home", key: Qt.Key_Home, modifiers: Qt.NoModifier, from: 0.5, to: 0},
                {tag: "end", key: Qt.Key_End, modifiers: Qt.NoModifier, from: 0.5, to: 1},
                {tag: "left at the end", key: Qt.Key_Left, modifiers: Qt.NoModifier, from: 0, to: 0},
                {tag: "right at the end", key: Qt.Key_Right, modifiers: Qt.ShiftModifier, from: 1, to: 1}
            ];
        }
        function test_keys(data: var): void {
            const item = make(slider, {position: data.from});
            tabInto(item);
            keyClick(data.key, data.modifiers);
            fuzzyCompare(item.position, data.to, 1e-9);
        }
        function test_focusIsSeen(): void {
            const item = make(slider);
            tabInto(item);
            verify(find(item, part => part.border && part.border.color === Theme.focusRing && part.border.width === 2));
        }
        function test_drag(): void {
            const item = make(slider);
            mousePress(item, 100, 50);
            mouseMove(item, 150, 50);
            fuzzyCompare(item.position, 0.75, 1e-9);
            mouseMove(item, 900, 50);
            compare(item.position, 1);
            mouseRelease(item, 150, 50);
        }
        function test_aDoubleClickCentres(): void {
            const item = make(slider);
            mouseDoubleClickSequence(item, 20, 50);
            compare(item.position, 0.5);
        }
    }
}
