import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 400
    height: 200

    Component {
        id: group

        Column {
            property alias first: one
            property alias second: two

            RadioButton {
                id: one

                text: "Automatic"
                description: "When all six checks pass"
                checked: true
            }
            RadioButton {
                id: two

                text: "Ask every time"
            }
        }
    }
    ControlCase {
        name: "RadioButton"

        function test_speaks(): void {
            const item = make(group).first;
            speaks(item, Accessible.RadioButton, "Automatic");
            compare(item.Accessible.description, "When all six checks pass");
        }
        function test_oneOfSeveral(): void {
            const items = make(group);
            tabInto(items.second);
            verify(ringed(items.second));
            keyClick(Qt.Key_Space);
            verify(items.second.checked && !items.first.checked);
            mouseClick(items.first);
            verify(items.first.checked && !items.second.checked);
        }
        function test_disabled(): void {
            const items = make(group);
            items.second.enabled = false;
            mouseClick(items.second);
            verify(items.first.checked);
        }
        function test_theMarkShowsIt(): void {
            const items = make(group);
            const dot = mark => find(mark, part => part !== mark && part.visible && part.radius > 0);
            verify(dot(items.first.indicator));
            verify(!dot(items.second.indicator));
        }
    }
}
