import QtQuick
import QtQuick.Templates as T
import QtTest
import Leo.Controls

Item {
    width: 400
    height: 300

    Component {
        id: view

        Flickable {
            id: flick

            property alias bar: bar
            property real content: 1000

            width: 200
            height: 100
            contentHeight: content

            T.ScrollBar.vertical: ScrollBar {
                id: bar
            }
        }
    }
    ControlCase {
        name: "ScrollBar"

        function test_thereWhenThereIsMore(): void {
            const item = make(view);
            verify(item.bar.visible);
            item.content = 50;
            verify(!item.bar.visible);
        }
        function test_follows(): void {
            const item = make(view);
            item.contentY = 450;
            fuzzyCompare(item.bar.position, 0.45, 0.01);
        }
        function test_theHandleCanBeSeenInALongList(): void {
            const item = make(view, {content: 1e6});
            verify(item.bar.contentItem.height >= 5);
        }
    }
}
