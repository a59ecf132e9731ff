import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 100
    height: 100

    Component {
        id: ring

        MiniRing {
            done: 3
        }
    }
    ControlCase {
        name: "MiniRing"

        function test_speaks(): void {
            speaks(make(ring), Accessible.StaticText, "3 of 8 steps done");
        }
        function test_pieces_data(): var {
            return [{tag: "none", done: 0, total: 8}, {tag: "some", done: 3, total: 8}, {tag: "all", done: 8, total: 8}, {tag: "more", done: 12, total: 8}, {tag: "no steps", done: 0, total: 0}];
        }
        function test_pieces(data: var): void {
            const item = make(ring, {done: data.done, total: data.total});
            compare(childrenOf(item).filter(piece => piece.index !== undefined).length, data.total);
        }
    }
}
