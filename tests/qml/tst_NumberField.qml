import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 400
    height: 300

    Component {
        id: field

        NumberField {
            label: "Processes"
            min: 1
            max: 64
            value: 10
        }
    }
    ControlCase {
        name: "NumberField"

        function type(item: Item, text: string): void {
            item.field.forceActiveFocus(Qt.TabFocusReason);
            item.field.selectAll();
            keyClick(Qt.Key_Delete);
            for (const letter of text)
                keyClick(letter);
        }

        function test_speaks(): void {
            speaks(make(field).field, Accessible.EditableText, "Processes");
        }
        function test_keys_data(): var {
            return [
                {tag: "up", key: Qt.Key_Up, modifiers: Qt.NoModifier, value: 11},
                {tag: "down", key: Qt.Key_Down, modifiers: Qt.NoModifier, value: 9},
                {tag: "Shift up", key: Qt.Key_Up, modifiers: Qt.ShiftModifier, value: 20},
                {tag: "Shift down stops at the least", key: Qt.Key_Down, modifiers: Qt.ShiftModifier, value: 1}
            ];
        }
        function test_keys(data: var): void {
            const item = make(field);
            item.field.forceActiveFocus(Qt.TabFocusReason);
            verify(ringed(item));
            keyClick(data.key, data.modifiers);
            compare(item.value, data.value);
            compare(item.text, String(data.value));
        }
        function test_typed_data(): var {
            return [
                {tag: "inside", text: "12", value: 12, error: false},
                {tag: "the least", text: "1", value: 1, error: false},
                {tag: "the most", text: "64", value: 64, error: false},
                {tag: "too small", text: "0", value: 10, error: true},
                {tag: "too large", text: "65", value: 6, error: true},
                {tag: "nothing", text: "", value: 10, error: true},
                {tag: "letters do not enter", text: "1x2", value: 12, error: false}
            ];
        }
        function test_typed(data: var): void {
            const item = make(field);
            type(item, data.text);
            compare(item.value, data.value);
            compare(item.error !== "", data.error);
            if (data.error)
                compare(item.error, "1 to 64");
        }
        function test_leavingBringsItInside(): void {
            const item = make(field);
            type(item, "900");
            keyClick(Qt.Key_Return);
            compare(item.value, 64);
            compare(item.text, "64");
            compare(item.error, "");
        }
        function test_decimals(): void {
            const item = make(field, {decimals: 2, min: 0, max: 1, value: 0.5, step: 0.05});
            compare(item.text, "0.50");
            type(item, "0,25");
            compare(item.value, 0.25);
            keyClick(Qt.Key_Up);
            compare(item.text, "0.30");
        }
        function test_theWheelOnlyWhileFocused(): void {
            const item = make(field);
            mouseWheel(item, 20, 30, 0, 120);
            compare(item.value, 10);
            item.field.forceActiveFocus();
            mouseWheel(item, 20, 30, 0, 120);
            compare(item.value, 11);
        }
        function test_disabled(): void {
            const item = make(field, {enabled: false});
            item.field.forceActiveFocus();
            keyClick(Qt.Key_Up);
            compare(item.value, 10);
        }
    }
}
