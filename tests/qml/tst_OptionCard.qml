import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 700
    height: 300

    Component {
        id: group

        Row {
            property alias first: one
            property alias second: two
            property alias third: three

            OptionCard {
                id: one

                title: "Attested"
                description: "One machine runs it"
                facts: ["9 monitors"]
                badge: "default"
                checked: true
            }
            OptionCard {
                id: two

                title: "Other"
            }
            OptionCard {
                id: three

                title: "Replicated"
                facts: ["Not on this network yet"]
                enabled: false
            }
        }
    }
    ControlCase {
        name: "OptionCard"

        function test_speaks(): void {
            const items = make(group);
            speaks(items.first, Accessible.RadioButton, "Attested, One machine runs it, 9 monitors");
            speaks(items.second, Accessible.RadioButton, "Other");
            speaks(items.third, Accessible.RadioButton, "Replicated, Not on this network yet");
            verify(items.first.Accessible.checked);
        }
        function test_theWholeCardChooses(): void {
            const items = make(group);
            mouseClick(items.second, items.second.width - 3, items.second.height - 3);
            verify(items.second.checked && !items.first.checked);
            tabInto(items.first);
            verify(ringed(items.first));
            keyClick(Qt.Key_Space);
            verify(items.first.checked);
        }
        // Replicated and Secret-shared are shown, said and not to be chosen.
        function test_nothingChoosesADisabledOne(): void {
            const items = make(group);
            mouseClick(items.third);
            items.third.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            keyClick(Qt.Key_Return);
            verify(!items.third.checked && items.first.checked);
            verify(shows(items.third, "Not on this network yet"));
        }
        function test_enterIsLeftToThePage(): void {
            const items = make(group);
            tabInto(items.second);
            keyClick(Qt.Key_Return);
            verify(!items.second.checked);
        }
    }
}
