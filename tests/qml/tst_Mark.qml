import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 100
    height: 100

    Component {
        id: mark

        Mark {}
    }
    ControlCase {
        name: "Mark"

        // A committee of ten, one of them lit, around a point.
        function test_tenTicksOneLit(): void {
            const item = make(mark);
            const ticks = childrenOf(item).filter(child => child.index !== undefined);
            compare(ticks.length, 10);
            compare(ticks.filter(tick => tick.color === Theme.accentLine).length, 1);
            verify(item.Accessible.ignored);
        }
    }
}
