import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 400
    height: 200

    Component {
        id: field

        SearchField {
            scope: "Name, author or id"
        }
    }
    ControlCase {
        name: "SearchField"

        function test_speaks(): void {
            const item = make(field);
            speaks(item.field, Accessible.EditableText, "Name, author or id");
            verify(shows(item, "Name, author or id"));
            verify(icon(item, "search"));
        }
        function test_escapeEmptiesFirst(): void {
            const item = make(field);
            const edited = spy(item, "edited");
            item.field.forceActiveFocus(Qt.TabFocusReason);
            verify(ringed(item));
            keyClick(Qt.Key_G);
            compare(item.text, "g");
            keyClick(Qt.Key_Escape);
            compare(item.text, "");
            compare(edited.count, 2);
            keyClick(Qt.Key_Escape);
            compare(edited.count, 2);
        }
    }
}
