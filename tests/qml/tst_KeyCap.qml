import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 300
    height: 100

    Component {
        id: cap

        KeyCap {
            text: "K"
        }
    }
    ControlCase {
        name: "KeyCap"

        function test_growsWithItsText(): void {
            const item = make(cap);
            verify(shows(item, "K"));
            verify(item.width >= item.height);
            verify(make(cap, {text: "Ctrl Shift"}).width > item.width);
        }
    }
}
