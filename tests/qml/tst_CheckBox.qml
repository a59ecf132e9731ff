import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 400
    height: 200

    Component {
        id: box

        CheckBox {
            text: "Ask first"
            description: "Before a key is released"
        }
    }
    ControlCase {
        name: "CheckBox"

        function test_speaks(): void {
            const item = make(box);
            speaks(item, Accessible.CheckBox, "Ask first");
            compare(item.Accessible.description, "Before a key is released");
            verify(shows(item, "Ask first") && shows(item, "Before a key is released"));
        }
        function test_toggles(): void {
            const item = make(box);
            const toggled = spy(item, "toggled");
            tabInto(item);
            verify(ringed(item));
            keyClick(Qt.Key_Space);
            verify(item.checked);
            mouseClick(item);
            verify(!item.checked);
            compare(toggled.count, 2);
        }
        function test_disabled(): void {
            const item = make(box, {enabled: false, checked: true});
            mouseClick(item);
            item.forceActiveFocus();
            keyClick(Qt.Key_Space);
            verify(item.checked);
            verify(item.indicator.color !== Theme.accentFill);
        }
        function test_itIsLargeEnoughToHit(): void {
            verify(make(box, {description: ""}).height >= 28);
        }
        function test_longTextsWrap(): void {
            const item = make(box, {width: 200, description: "word ".repeat(60)});
            tryVerify(() => item.implicitHeight > 100);
        }
    }
}
