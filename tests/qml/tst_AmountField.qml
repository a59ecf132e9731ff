import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 400
    height: 300

    Component {
        id: field

        AmountField {
            width: 300
            label: "Your offer"
            leftHint: "Minimum 3.20"
            rightHint: "Usual 8 to 12"
        }
    }
    ControlCase {
        name: "AmountField"

        function type(item: Item, text: string): void {
            item.field.field.forceActiveFocus(Qt.TabFocusReason);
            for (const letter of text)
                keyClick(letter);
        }

        function test_speaks(): void {
            speaks(make(field).field.field, Accessible.EditableText, "Your offer");
        }
        function test_typed_data(): var {
            return [
                {tag: "whole", text: "10", value: "10"},
                {tag: "nine decimals", text: "0.123456789", value: "0.123456789"},
                {tag: "a tenth decimal does not enter", text: "0.1234567891", value: "0.123456789"},
                {tag: "letters do not enter", text: "1e5", value: "15"},
                {tag: "no sign", text: "-5", value: "5"},
                {tag: "one point", text: "1.2.3", value: "1.23"},
                {tag: "not the sign of another language", text: "1,5", value: "15"}
            ];
        }
        function test_typed(data: var): void {
            const item = make(field);
            const edited = spy(item, "edited");
            type(item, data.text);
            compare(item.text, data.value);
            verify(edited.count > 0);
            verify(ringed(item));
        }
        function test_hintsGiveWayToAnError(): void {
            const item = make(field);
            verify(shows(item, "Minimum 3.20") && shows(item, "Usual 8 to 12") && shows(item, "LEO"));
            item.error = "0.20 LEO below the minimum";
            verify(!shows(item, "Minimum 3.20") && shows(item, "0.20 LEO below the minimum"));
            compare(item.field.field.Accessible.description, "0.20 LEO below the minimum");
        }
        function test_disabled(): void {
            const item = make(field, {enabled: false});
            type(item, "1");
            compare(item.text, "");
        }
    }
}
