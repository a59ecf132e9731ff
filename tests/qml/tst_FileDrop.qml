import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 400

    Component {
        id: drop

        FileDrop {
            text: "PNG or JPEG, up to 16 MB"
        }
    }
    ControlCase {
        name: "FileDrop"

        function test_speaks(): void {
            const item = make(drop);
            speaks(item, Accessible.Button, "Drop a file here. PNG or JPEG, up to 16 MB");
            item.note = "Not a picture";
            compare(item.Accessible.name, "Drop a file here. PNG or JPEG, up to 16 MB. Not a picture");
            compare(make(drop, {folder: true, text: ""}).Accessible.name, "Drop a folder here");
        }
        function test_states_data(): var {
            return [
                {tag: "empty", status: "empty", icon: "upload", button: true},
                {tag: "ready", status: "ready", icon: "lock", button: false},
                {tag: "rejected", status: "rejected", icon: "octagon-alert", button: true}
            ];
        }
        function test_states(data: var): void {
            const item = make(drop, {status: data.status, note: "what was read"});
            verify(icon(item, data.icon));
            verify(shows(item, "what was read"));
            compare(shows(item, "Choose file"), data.button);
        }
        function test_reading(): void {
            const item = make(drop, {status: "reading"});
            verify(find(item, part => part instanceof Busy && part.visible));
            verify(!shows(item, "Choose file"));
        }
        function test_focus(): void {
            const item = make(drop);
            tabInto(item);
            verify(ringed(item));
        }
        function test_paste(): void {
            const item = make(drop);
            const pasted = spy(item, "pasted");
            tabInto(item);
            keyClick(Qt.Key_V, Qt.ControlModifier);
            compare(pasted.count, 1);
        }
    }
}
