import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 300

    ListModel {
        id: shareList
    }
    Component {
        id: bar

        OfferBar {
            width: 400
            shares: shareList
        }
    }
    ControlCase {
        name: "OfferBar"

        function init(): void {
            shareList.clear();
            shareList.append({label: "Burned", note: "10 %, incl. rounding", amount: "1.000000003", figure: "1.00", fraction: 0.1, share: "burned"});
            shareList.append({label: "Bob", note: "price", amount: "3.000000000", figure: "3.00", fraction: 0.3, share: "publisher"});
            shareList.append({label: "Executor", note: "", amount: "3.000000000", figure: "3.00", fraction: 0.3, share: "executor"});
            shareList.append({label: "9 monitors", note: "9 x 0.333333333", amount: "2.999999997", figure: "3.00", fraction: 0.3, share: "monitors"});
            shareList.append({label: "Alice", note: "", amount: "0.000000000", figure: "0.00", fraction: 0, share: "requester"});
        }

        function parts(item: Item): var {
            return childrenOf(item.children[0]).filter(part => part.share !== undefined && part.visible);
        }
        function test_widthsFollowTheAmounts(): void {
            const item = make(bar);
            const drawn = parts(item);
            compare(drawn.length, 4);
            fuzzyCompare(drawn[1].width / drawn[0].width, 3, 0.05);
            const last = drawn[3];
            verify(last.x + last.width <= item.width + 1);
        }
        // The ninth decimal is in the list, also of what is not drawn.
        function test_listed(): void {
            const item = make(bar);
            for (const words of ["1.000000003", "2.999999997", "0.000000000", "10 %, incl. rounding"])
                verify(shows(item, words), words);
            item.listed = false;
            tryVerify(() => !shows(item, "2.999999997"));
        }
        function test_burnedIsHatched(): void {
            const drawn = parts(make(bar));
            verify(find(drawn[0], part => part instanceof Hatch && part.visible));
            verify(!find(drawn[1], part => part instanceof Hatch && part.visible));
        }
        function test_figuresFrom40Pixels(): void {
            const item = make(bar);
            verify(shows(parts(item)[1], "3.00"));
            item.width = 90;
            tryVerify(() => !shows(parts(item)[0], "1.00"));
        }
        function test_speaks(): void {
            const item = make(bar);
            speaks(item, Accessible.List, "How the offer is split");
            const line = find(item, part => part.Accessible.role === Accessible.ListItem);
            compare(line.Accessible.name, "Burned, 10 %, incl. rounding, 1.000000003 LEO");
        }
        function test_nothing(): void {
            shareList.clear();
            compare(parts(make(bar)).length, 0);
        }
    }
}
