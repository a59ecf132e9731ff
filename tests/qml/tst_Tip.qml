import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 600
    height: 400

    Component {
        id: owner

        Rectangle {
            property alias tip: tip

            x: 250
            y: 200
            width: 40
            height: 20

            Tip {
                id: tip

                text: "All nine decimals"
            }
        }
    }
    ControlCase {
        name: "Tip"

        function test_opensAboveItsOwner(): void {
            const item = make(owner);
            item.tip.open();
            tryCompare(item.tip, "opened", true);
            verify(item.tip.y < 0);
            compare(item.tip.contentItem.text, "All nine decimals");
            item.tip.close();
        }
        function test_aLongTextWraps(): void {
            const item = make(owner);
            item.tip.text = "word ".repeat(80);
            item.tip.open();
            tryCompare(item.tip, "opened", true);
            verify(item.tip.width <= 420);
            verify(item.tip.height > 40);
        }
        function test_markupStaysText(): void {
            const item = make(owner);
            item.tip.text = "<img src='x'>";
            compare(item.tip.contentItem.textFormat, Text.PlainText);
        }
        function test_itWaits(): void {
            compare(make(owner).tip.delay, 500);
        }
    }
}
