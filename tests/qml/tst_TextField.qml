import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 400
    height: 300

    Component {
        id: field

        TextField {
            label: "Name"
            hint: "As others see it"
        }
    }
    ControlCase {
        name: "TextField"

        function test_speaks(): void {
            const item = make(field);
            speaks(item.field, Accessible.EditableText, "Name");
            compare(item.field.Accessible.description, "As others see it");
            item.error = "Too long";
            compare(item.field.Accessible.description, "Too long");
        }
        // A field without a label is called by its placeholder, never by nothing.
        function test_aPlaceholderIsAName(): void {
            speaks(make(field, {label: "", placeholder: "Name or id"}).field, Accessible.EditableText, "Name or id");
        }
        function test_typing(): void {
            const item = make(field);
            const edited = spy(item, "edited"), accepted = spy(item, "accepted");
            item.field.forceActiveFocus(Qt.TabFocusReason);
            verify(ringed(item));
            keyClick(Qt.Key_A);
            compare(item.text, "a");
            compare(edited.count, 1);
            keyClick(Qt.Key_Return);
            compare(accepted.count, 1);
            item.text = "set by the page";
            compare(edited.count, 1);
        }
        function test_theErrorTakesThePlaceOfTheHint(): void {
            const item = make(field);
            verify(shows(item, "As others see it"));
            item.error = "Too long";
            verify(!shows(item, "As others see it") && shows(item, "Too long"));
            verify(icon(item, "octagon-alert"));
        }
        function test_thePlaceholderGoesWhenOneTypes(): void {
            const item = make(field, {placeholder: "leo1"});
            verify(shows(item, "leo1"));
            item.text = "x";
            verify(!shows(item, "leo1"));
        }
        function test_secrets(): void {
            const item = make(field, {secret: true, text: "hunter2"});
            compare(item.field.echoMode, TextInput.Password);
            verify(item.field.Accessible.passwordEdit);
            const look = find(item, part => part instanceof IconButton);
            compare(look.Accessible.name, "Show");
            mouseClick(look);
            compare(item.field.echoMode, TextInput.Normal);
            mouseClick(look);
            compare(item.field.echoMode, TextInput.Password);
        }
        function test_capsLock_data(): var {
            return [
                {tag: "a capital without Shift", key: "A", modifiers: Qt.NoModifier, on: true},
                {tag: "a capital with Shift", key: "A", modifiers: Qt.ShiftModifier, on: false},
                {tag: "a small letter", key: "a", modifiers: Qt.NoModifier, on: false},
                {tag: "a small letter with Shift", key: "a", modifiers: Qt.ShiftModifier, on: true},
                {tag: "a digit", key: "1", modifiers: Qt.NoModifier, on: false}
            ];
        }
        function test_capsLock(data: var): void {
            const item = make(field, {secret: true});
            item.field.forceActiveFocus();
            keyClick(data.key, data.modifiers);
            compare(item.capsLock, data.on);
            compare(shows(item, "Caps Lock is on"), data.on);
        }
        function test_limits(): void {
            const item = make(field, {maximumLength: 3});
            item.field.forceActiveFocus();
            for (let i = 0; i < 5; ++i)
                keyClick(Qt.Key_B);
            compare(item.text, "bbb");
            item.readOnly = true;
            keyClick(Qt.Key_Backspace);
            compare(item.text, "bbb");
        }
        function test_disabled(): void {
            const item = make(field, {enabled: false, text: "x"});
            item.field.forceActiveFocus();
            keyClick(Qt.Key_A);
            compare(item.text, "x");
            compare(item.field.color, Theme.textDisabled);
        }
        // The unit stands inside, at the right; the text ends before it.
        function test_unit(): void {
            const item = make(field, {unit: "LEO", width: 200});
            verify(shows(item, "LEO"));
            verify(item.field.rightPadding > 30);
        }
    }
}
