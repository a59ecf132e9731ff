import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 600
    height: 500

    Component {
        id: state

        EmptyState {
            width: 440
            iconName: "wand"
            title: "No task yet"
            text: "What you run appears here."
            action: "Run a task"
        }
    }
    ControlCase {
        name: "EmptyState"

        function test_speaks(): void {
            const item = make(state);
            speaks(item, Accessible.Grouping, "No task yet");
            verify(shows(item, "No task yet") && shows(item, "What you run appears here."));
            verify(icon(item, "wand"));
        }
        function test_actions(): void {
            const item = make(state, {secondAction: "Help"});
            const first = spy(item, "triggered"), second = spy(item, "secondTriggered");
            mouseClick(find(item, part => part instanceof Button && part.text === "Run a task"));
            mouseClick(find(item, part => part instanceof Button && part.text === "Help"));
            compare(first.count, 1);
            compare(second.count, 1);
        }
        function test_withoutActions(): void {
            const item = make(state, {action: ""});
            verify(!find(item, part => part instanceof Button && part.visible));
        }
        function test_details(): void {
            const item = make(state, {kind: "error", details: "dial 127.0.0.1:46700: refused"});
            verify(shows(item, "dial 127.0.0.1:46700: refused"));
            compare(icon(item, "wand").color, Theme.badText);
        }
    }
}
