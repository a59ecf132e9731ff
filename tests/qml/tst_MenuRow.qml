import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 400
    height: 300

    Component {
        id: menu

        Column {
            property alias first: one
            property alias second: two

            MenuRow {
                id: one

                text: "Lock"
                note: "Alice"
                shortcut: "Ctrl L"
                iconName: "lock"
            }
            MenuRow {
                id: two

                text: "Delete"
                danger: true
                selected: true
            }
        }
    }
    ControlCase {
        name: "MenuRow"

        function test_speaks(): void {
            const items = make(menu);
            speaks(items.first, Accessible.MenuItem, "Lock, Alice");
            speaks(items.second, Accessible.MenuItem, "Delete");
            verify(shows(items.first, "Ctrl L"));
            verify(icon(items.second, "check"));
        }
        function test_arrowsMove(): void {
            const items = make(menu);
            tabInto(items.first);
            compare(items.first.background.border.width, 2);
            keyClick(Qt.Key_Down);
            verify(items.second.activeFocus);
            keyClick(Qt.Key_Up);
            verify(items.first.activeFocus);
        }
        function test_keys(): void {
            const items = make(menu);
            const clicked = spy(items.first, "clicked");
            tabInto(items.first);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Space);
            compare(clicked.count, 2);
        }
        function test_disabled(): void {
            const items = make(menu);
            const clicked = spy(items.first, "clicked");
            items.first.enabled = false;
            mouseClick(items.first);
            compare(clicked.count, 0);
        }
    }
}
