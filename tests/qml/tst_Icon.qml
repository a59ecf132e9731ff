import QtQuick
import QtTest
import Leo.Controls
import "qrc:/Leo/Controls/theme/icons.js" as Icons

Item {
    id: root

    width: 64
    height: 64

    Rectangle {
        anchors.fill: parent
        color: "black"
    }
    Component {
        id: icon

        Icon {
            size: 48
            color: "white"
        }
    }
    ControlCase {
        name: "Icon"

        function test_everyIconDraws_data(): var {
            return Object.keys(Icons.paths).map(name => ({tag: name}));
        }
        function test_everyIconDraws(data: var): void {
            make(icon, {name: data.tag});
            const picture = grabImage(root);
            let painted = 0;
            for (let y = 0; y < 48; y += 2)
                for (let x = 0; x < 48; x += 2)
                    painted += picture.red(x, y) > 128 ? 1 : 0;
            verify(painted > 4, data.tag + " paints " + painted + " points");
        }
        function test_anUnknownNameDrawsNothing(): void {
            const item = make(icon, {name: "no such icon"});
            compare(item.width, 48);
        }
        function test_isSilent(): void {
            verify(make(icon, {name: "x"}).Accessible.ignored);
        }
    }
}
