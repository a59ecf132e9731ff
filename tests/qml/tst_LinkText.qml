import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 400
    height: 200

    Component {
        id: link

        LinkText {
            text: "All"
        }
    }
    ControlCase {
        name: "LinkText"

        function test_speaks(): void {
            speaks(make(link), Accessible.Link, "All");
            speaks(make(link, {accessibleName: "All transactions"}), Accessible.Link, "All transactions");
        }
        function test_keys(): void {
            const item = make(link);
            const clicked = spy(item, "clicked");
            tabInto(item);
            verify(ringed(item));
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Enter);
            keyClick(Qt.Key_Space);
            compare(clicked.count, 3);
            mouseClick(item);
            compare(clicked.count, 4);
        }
        function test_disabled(): void {
            const item = make(link, {enabled: false});
            const clicked = spy(item, "clicked");
            mouseClick(item);
            compare(clicked.count, 0);
            compare(item.contentItem.color, Theme.textDisabled);
        }
        function test_aLongTextIsCut(): void {
            const item = make(link, {text: "x".repeat(300), width: 100});
            verify(item.contentItem.truncated);
        }
    }
}
