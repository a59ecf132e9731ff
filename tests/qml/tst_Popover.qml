import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 600
    height: 400

    Component {
        id: owner

        Button {
            property alias popover: popover

            x: 400
            text: "Menu"

            Popover {
                id: popover

                panelWidth: 200

                contentItem: Item {
                    implicitHeight: 120
                }
            }
        }
    }
    ControlCase {
        name: "Popover"

        function opened(y: real): Item {
            const item = make(owner, {y: y});
            item.popover.open();
            tryCompare(item.popover, "opened", true);
            return item;
        }

        function test_below(): void {
            const item = opened(20);
            verify(item.popover.y >= item.height);
            compare(item.popover.x + item.popover.width, item.width);
            item.popover.close();
        }
        // It flips, and never covers what it belongs to.
        function test_aboveWhenThereIsNoRoom(): void {
            const item = opened(360);
            verify(item.popover.y + item.popover.height <= 0, "at " + item.popover.y);
            item.popover.close();
        }
        function test_escapeGivesTheFocusBack(): void {
            const item = opened(20);
            keyClick(Qt.Key_Escape);
            tryCompare(item.popover, "visible", false);
            verify(item.activeFocus);
        }
        function test_aPressOutsideCloses(): void {
            const item = opened(20);
            mouseClick(stage, 20, 380);
            tryCompare(item.popover, "visible", false);
        }
    }
}
