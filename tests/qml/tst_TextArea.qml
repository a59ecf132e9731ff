import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 400
    height: 400

    Component {
        id: form

        Column {
            property alias area: area
            property alias next: next

            width: 300

            TextArea {
                id: area

                width: parent.width
                label: "Words"
                placeholder: "24 words"
                hint: "Separated by spaces"
            }
            Button {
                id: next

                text: "Next"
            }
        }
    }
    ControlCase {
        name: "TextArea"

        function test_speaks(): void {
            const item = make(form).area;
            speaks(item.area, Accessible.EditableText, "Words");
            verify(item.area.Accessible.multiLine);
            item.label = "";
            compare(item.area.Accessible.name, "24 words");
        }
        function test_typingAndTab(): void {
            const items = make(form);
            const edited = spy(items.area, "edited");
            items.area.area.forceActiveFocus(Qt.TabFocusReason);
            verify(ringed(items.area));
            verify(shows(items.area, "24 words"));
            keyClick(Qt.Key_A);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_B);
            compare(items.area.text, "a\nb");
            compare(edited.count, 3);
            verify(!shows(items.area, "24 words"));
            keyClick(Qt.Key_Tab);
            compare(items.area.text, "a\nb");
            verify(items.next.activeFocus);
        }
        function test_error(): void {
            const item = make(form).area;
            item.error = "Word 7 is not in the list";
            verify(shows(item, "Word 7 is not in the list"));
            verify(!shows(item, "Separated by spaces"));
        }
        function test_readOnlyAndDisabled(): void {
            const item = make(form).area;
            item.text = "x";
            item.readOnly = true;
            item.area.forceActiveFocus();
            keyClick(Qt.Key_A);
            compare(item.text, "x");
            item.enabled = false;
            compare(item.area.color, Theme.textDisabled);
        }
        function test_markupStaysText(): void {
            const item = make(form).area;
            item.text = "<b>not bold</b>";
            compare(item.area.textFormat, TextEdit.PlainText);
        }
    }
}
