import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 400
    height: 300

    Component {
        id: skeleton

        Skeleton {
            rows: 3
            reason: "The chain is being read."
        }
    }
    ControlCase {
        name: "Skeleton"

        function bars(item: Item): bool {
            return find(item, part => part.visible && part.color === Theme.bgHover && part.radius !== undefined) !== null;
        }

        function test_nothingFor200ms(): void {
            const item = make(skeleton);
            verify(!bars(item));
            tryVerify(() => bars(item));
            verify(!shows(item, "The chain is being read."));
            speaks(item, Accessible.StaticText, "Loading");
        }
        function test_theHeightOfTheContent(): void {
            compare(make(skeleton).implicitHeight, 3 * Theme.row);
            compare(make(skeleton, {rows: 5, rowHeight: 48}).implicitHeight, 240);
        }
    }
}
