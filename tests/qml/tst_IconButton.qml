import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 400
    height: 200

    Component {
        id: button

        IconButton {
            x: 100
            y: 100
            iconName: "bell"
            tooltip: "Notifications"
        }
    }
    ControlCase {
        name: "IconButton"

        function test_speaks(): void {
            speaks(make(button), Accessible.Button, "Notifications");
        }
        function test_badge_data(): var {
            return [{tag: "none", badge: 0, text: ""}, {tag: "one", badge: 1, text: "1"}, {tag: "99", badge: 99, text: "99"}, {tag: "100", badge: 100, text: "99+"}];
        }
        function test_badge(data: var): void {
            const item = make(button, {badge: data.badge});
            compare(shows(item, data.text), data.badge > 0);
            compare(item.Accessible.name.startsWith("Notifications"), true);
            compare(item.Accessible.name === "Notifications", data.badge === 0);
        }
        function test_keys(): void {
            const item = make(button);
            const clicked = spy(item, "clicked");
            tabInto(item);
            verify(ringed(item));
            for (const key of [Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space])
                keyClick(key);
            compare(clicked.count, 3);
            mouseClick(item);
            compare(clicked.count, 4);
        }
        function test_checkable(): void {
            const item = make(button, {checkable: true});
            tabInto(item);
            keyClick(Qt.Key_Return);
            verify(item.checked);
            keyClick(Qt.Key_Space);
            verify(!item.checked);
        }
        function test_disabled(): void {
            const item = make(button, {enabled: false});
            const clicked = spy(item, "clicked");
            mouseClick(item);
            compare(clicked.count, 0);
            compare(icon(item, "bell").color, Theme.textDisabled);
        }
        function test_itIsLargeEnoughToHit(): void {
            verify(make(button).width >= 28);
            verify(make(button).height >= 28);
        }
    }
}
