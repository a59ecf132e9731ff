import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 200
    height: 200

    Component {
        id: busy

        Busy {}
    }
    ControlCase {
        name: "Busy"

        function cleanup(): void {
            Theme.motion = 0;
        }
        function test_turnsInEighths(): void {
            Theme.motion = 1;
            const item = make(busy);
            tryVerify(() => item.rotation > 0);
            compare(item.rotation % 45, 0);
        }
        function test_standsWithReducedMotion(): void {
            const item = make(busy);
            wait(250);
            compare(item.rotation, 0);
        }
        function test_restsWhileHidden(): void {
            Theme.motion = 1;
            const item = make(busy, {visible: false});
            wait(250);
            compare(item.rotation, 0);
        }
        function test_isSilent(): void {
            verify(make(busy).Accessible.ignored);
        }
    }
}
