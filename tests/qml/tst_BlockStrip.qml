import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 800
    height: 200

    ListModel {
        id: blocks
    }
    Component {
        id: strip

        BlockStrip {
            width: 700
            shown: 4
            model: blocks
        }
    }
    ControlCase {
        name: "BlockStrip"

        function init(): void {
            blocks.clear();
            for (let i = 0; i < 6; ++i)
                blocks.append({place: "#" + (410 - i), placeNumber: String(410 - i), txCount: i + " tx", glyphs: [{glyph: "square", tone: "accent"}, {glyph: "ring", tone: "ok"}], age: i + " s"});
        }
        function block(item: Item, index: int): Item {
            return find(item, part => part.index === index && part.placeNumber !== undefined);
        }

        function test_speaks(): void {
            const item = make(strip);
            compare(item.Accessible.role, Accessible.List);
            compare(item.Accessible.name, "Latest blocks");
            speaks(block(item, 1), Accessible.ListItem, "Block 409, 1 tx, 1 s");
        }
        function test_asManyAsFit(): void {
            const item = make(strip);
            verify(block(item, 3).visible && !block(item, 4).visible);
            const last = block(item, 3);
            verify(last.x + last.width <= item.width + 1);
        }
        function test_pending(): void {
            const item = make(strip, {pendingPlace: "#411", pendingText: "2 waiting"});
            verify(shows(item, "#411") && shows(item, "2 waiting"));
            verify(block(item, 0).x > 0);
        }
        function test_keys(): void {
            const item = make(strip);
            const opened = spy(item, "opened");
            tabInto(item);
            verify(ringed(block(item, 0)));
            keyClick(Qt.Key_Left);
            compare(item.current, 0);
            for (let i = 0; i < 9; ++i)
                keyClick(Qt.Key_Right);
            compare(item.current, 3);
            verify(ringed(block(item, 3)));
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Enter);
            compare(opened.count, 2);
            compare(opened.signalArguments[0][0], "407");
        }
        function test_theCurrentBlockIsSaid(): void {
            const item = make(strip);
            tabInto(item);
            keyClick(Qt.Key_Right);
            compare(item.Accessible.name, "Latest blocks, Block 409, 1 tx, 1 s");
        }
        function test_figures(): void {
            compare(childrenOf(find(block(make(strip), 0), part => part.flow !== undefined)).filter(part => part instanceof TxGlyph).length, 2);
        }
        function test_pointer(): void {
            const item = make(strip);
            const opened = spy(item, "opened");
            mouseClick(block(item, 2));
            compare(opened.signalArguments[0][0], "408");
        }
        // A new block takes the places of those before; nothing slides.
        function test_nothingSlides(): void {
            const item = make(strip);
            const before = block(item, 0).x;
            blocks.insert(0, {place: "#411", placeNumber: "411", txCount: "0 tx", glyphs: [], age: "now"});
            compare(block(item, 0).x, before);
            verify(shows(block(item, 0), "#411"));
        }
        function test_noBlock(): void {
            blocks.clear();
            const item = make(strip);
            tabInto(item);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Return);
            compare(item.current, 0);
        }
    }
}
