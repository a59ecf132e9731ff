import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 400

    Component {
        id: card

        Card {
            width: 300
            title: "Receipt"
            note: "#128,408"

            Label {
                text: "content"
            }
        }
    }
    Component {
        id: bare

        Card {
            width: 300

            Label {
                text: "content"
            }
        }
    }
    ControlCase {
        name: "Card"

        function test_head(): void {
            const item = make(card);
            verify(item.hasHead);
            verify(shows(item, "Receipt") && shows(item, "#128,408"));
            const heading = find(item, part => part.text === "Receipt");
            speaks(heading, Accessible.Heading, "Receipt");
        }
        function test_withoutHead(): void {
            const item = make(bare);
            verify(!item.hasHead);
            verify(item.implicitHeight < make(card).implicitHeight);
        }
        // What is old stays readable and is called so.
        function test_stale(): void {
            const item = make(card);
            verify(!shows(item, "not live"));
            item.stale = true;
            verify(shows(item, "not live"));
            const content = find(item, part => part.text === "content");
            fuzzyCompare(content.parent.opacity, 0.72, 0.001);
        }
    }
}
