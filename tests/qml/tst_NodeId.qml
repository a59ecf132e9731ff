import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 300
    height: 100

    Component {
        id: node

        NodeId {
            key: "23af000000000000000000000000026f"
        }
    }
    ControlCase {
        name: "NodeId"

        function test_speaks(): void {
            speaks(make(node), Accessible.StaticText, "Node 23af 026f");
            speaks(make(node, {own: true}), Accessible.StaticText, "Node 23af 026f, you");
            speaks(make(node, {label: "Alice"}), Accessible.StaticText, "Alice");
        }
        function test_fourAndFour(): void {
            verify(shows(make(node), "23af\u00b7026f"));
            verify(shows(make(node, {own: true}), "you"));
            verify(shows(make(node, {key: "23af"}), "23af"));
        }
        function test_linked(): void {
            const item = make(node, {linked: true});
            const opened = spy(item, "opened");
            mouseClick(find(item, part => part.text === "23af\u00b7026f"));
            compare(opened.count, 1);
        }
    }
}
