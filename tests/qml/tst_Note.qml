import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 300

    Component {
        id: note

        Note {
            text: "proves the protocol, not the machine"
        }
    }
    ControlCase {
        name: "Note"

        function test_speaks(): void {
            speaks(make(note), Accessible.Note, "proves the protocol, not the machine");
            speaks(make(note, {title: "Software TPM"}), Accessible.Note, "Software TPM. proves the protocol, not the machine");
        }
        function test_kinds_data(): var {
            return [{tag: "info", icon: "info"}, {tag: "warn", icon: "triangle-alert"}, {tag: "bad", icon: "octagon-alert"}, {tag: "ok", icon: "circle-check"}, {tag: "neutral", icon: "info"}];
        }
        // Shape, then colour: each has an icon, and no two have the same icon and ink.
        function test_kinds(data: var): void {
            verify(icon(make(note, {kind: data.tag}), data.icon));
        }
        function test_action(): void {
            const item = make(note, {action: "Unlock"});
            const triggered = spy(item, "triggered");
            mouseClick(find(item, part => part instanceof Button));
            compare(triggered.count, 1);
        }
        function test_grows(): void {
            const item = make(note, {width: 300});
            const before = item.implicitHeight;
            item.text = "word ".repeat(60);
            tryVerify(() => item.implicitHeight > before);
        }
    }
}
