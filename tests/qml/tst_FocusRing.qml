import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 200
    height: 200

    Component {
        id: box

        Rectangle {
            property alias ring: ring

            x: 20
            y: 20
            width: 60
            height: 30

            FocusRing {
                id: ring

                shown: false
                corner: 6
            }
        }
    }
    ControlCase {
        name: "FocusRing"

        function test_twoPixelsOutside(): void {
            const item = make(box);
            verify(!item.ring.visible);
            item.ring.shown = true;
            verify(item.ring.visible);
            compare(item.ring.border.width, 2);
            compare(item.ring.border.color, Theme.focusRing);
            compare(item.ring.x, -4);
            compare(item.ring.width, 68);
            compare(item.ring.radius, 10);
        }
    }
}
