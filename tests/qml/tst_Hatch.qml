import QtQuick
import QtTest
import Leo.Controls

Item {
    id: root

    width: 100
    height: 60

    Rectangle {
        anchors.fill: parent
        color: "black"
    }
    Component {
        id: hatch

        Hatch {
            width: 100
            height: 60
            color: "white"
        }
    }
    ControlCase {
        name: "Hatch"

        // Lines with gaps: never a plain fill, so that it stays apart without colour.
        function test_linesAndGaps(): void {
            verify(make(hatch).Accessible.ignored);
            const picture = grabImage(root);
            let lit = 0, dark = 0;
            for (let x = 5; x < 95; ++x)
                picture.red(x, 30) > 100 ? ++lit : ++dark;
            verify(lit > 15 && dark > 15, lit + " lit, " + dark + " dark");
        }
        function test_edges_data(): var {
            return [{tag: "nothing", width: 0, height: 0}, {tag: "thin", width: 2, height: 28}, {tag: "long", width: 3000, height: 4}];
        }
        function test_edges(data: var): void {
            verify(make(hatch, {width: data.width, height: data.height}));
        }
    }
}
