import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 400
    height: 200

    Component {
        id: toggle

        Switch {
            text: "Ask first"
            description: "Before a key is released"
        }
    }
    ControlCase {
        name: "Switch"

        function test_speaks(): void {
            const item = make(toggle);
            speaks(item, Accessible.CheckBox, "Ask first");
            compare(item.Accessible.description, "Before a key is released");
            verify(shows(item, "Ask first") && shows(item, "Before a key is released"));
        }
        function test_toggles(): void {
            const item = make(toggle);
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
            const item = make(toggle, {enabled: false, checked: true});
            mouseClick(item);
            item.forceActiveFocus();
            keyClick(Qt.Key_Space);
            verify(item.checked);
            verify(item.indicator.color !== Theme.accentFill);
        }
        function test_itIsLargeEnoughToHit(): void {
            verify(make(toggle, {description: ""}).height >= 28);
        }
        function test_longTextsWrap(): void {
            const item = make(toggle, {width: 200, description: "word ".repeat(60)});
            tryVerify(() => item.implicitHeight > 100);
        }
    }
}
