import QtQuick
import QtTest
import Leo.Controls

Item {
    id: root

    width: 32
    height: 32

    Rectangle {
        anchors.fill: parent
        color: "black"
    }
    Component {
        id: glyph

        TxGlyph {
            size: 24
            color: "white"
        }
    }
    ControlCase {
        name: "TxGlyph"

        property var seen: []

        // Eight kinds, eight figures that differ without colour.
        function test_kinds_data(): var {
            return ["square", "outline", "ring", "disc", "diamond", "triangle", "bar", "cross"].map(kind => ({tag: kind}));
        }
        function test_kinds(data: var): void {
            const item = make(glyph, {kind: data.tag});
            verify(item.Accessible.ignored);
            const picture = grabImage(root);
            let points = "";
            for (let y = 0; y < 28; y += 2)
                for (let x = 0; x < 28; x += 2)
                    points += picture.red(x, y) > 128 ? "1" : "0";
            verify(points.includes("1"));
            compare(seen.indexOf(points), -1);
            seen.push(points);
        }
        function test_tone(): void {
            compare(make(glyph, {kind: "disc", tone: "bad", color: Theme.ink("bad")}).color, Theme.badText);
        }
    }
}
