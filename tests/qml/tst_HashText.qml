import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 100

    TextInput {
        id: pasteboard
    }
    Component {
        id: hash

        HashText {
            value: "0123456789abcdef0123456789abcdef"
            kindName: "Task"
        }
    }
    ControlCase {
        name: "HashText"

        function pasted(): string {
            pasteboard.text = "";
            pasteboard.paste();
            return pasteboard.text;
        }

        function test_speaks(): void {
            const item = make(hash);
            speaks(item, Accessible.StaticText, "Task 01234567 to abcdef, press Control C to copy");
            item.linked = true;
            compare(item.Accessible.role, Accessible.Link);
        }
        function test_elided_data(): var {
            return [
                {tag: "long", value: "0123456789abcdef0123456789abcdef", shown: "01234567\u2026abcdef"},
                {tag: "just too long", value: "0123456789abcdef", shown: "01234567\u2026abcdef"},
                {tag: "short enough", value: "0123456789abcde", shown: "0123456789abcde"},
                {tag: "empty", value: "", shown: ""}
            ];
        }
        function test_elided(data: var): void {
            compare(make(hash, {value: data.value}).shown, data.shown);
        }
        function test_copiesTheWhole(): void {
            const item = make(hash);
            tabInto(item);
            verify(ringed(item));
            keyClick(Qt.Key_C, Qt.ControlModifier);
            compare(pasted(), item.value);
            verify(item.copied);
            verify(icon(item, "check"));
            tryCompare(item, "copied", false, 2000);
        }
        function test_copiesByPointer(): void {
            const item = make(hash);
            mouseClick(icon(item, "copy"));
            compare(pasted(), item.value);
        }
        function test_opensWhenLinked(): void {
            const item = make(hash);
            const opened = spy(item, "opened");
            tabInto(item);
            keyClick(Qt.Key_Return);
            compare(opened.count, 0);
            item.linked = true;
            keyClick(Qt.Key_Return);
            compare(opened.count, 1);
            mouseClick(item, 20, 10);
            compare(opened.count, 2);
        }
        function test_nothingToCopy(): void {
            verify(!icon(make(hash, {value: ""}), "copy"));
            verify(!icon(make(hash, {copyable: false}), "copy"));
        }
    }
}
