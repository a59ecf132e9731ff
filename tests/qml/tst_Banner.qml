import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 700
    height: 200

    Component {
        id: banner

        Banner {
            width: 600
            text: "Reconnecting. Everything below is as of #128,398."
        }
    }
    ControlCase {
        name: "Banner"

        function test_speaks(): void {
            speaks(make(banner), Accessible.AlertMessage, "Reconnecting. Everything below is as of #128,398.");
        }
        function test_kinds_data(): var {
            return [{tag: "warn", icon: "triangle-alert"}, {tag: "bad", icon: "octagon-alert"}, {tag: "info", icon: "info"}];
        }
        function test_kinds(data: var): void {
            const item = make(banner, {kind: data.tag});
            verify(icon(item, data.icon));
            item.busy = true;
            verify(!icon(item, data.icon));
        }
        function test_action(): void {
            const item = make(banner, {action: "Try now", countdown: "0:04"});
            const triggered = spy(item, "triggered");
            verify(shows(item, "0:04"));
            const button = find(item, part => part instanceof Button && part.visible);
            tabInto(button);
            keyClick(Qt.Key_Return);
            compare(triggered.count, 1);
            item.action = "";
            verify(!button.visible);
        }
        function test_aLongTextWraps(): void {
            const item = make(banner, {text: "word ".repeat(100)});
            tryVerify(() => item.implicitHeight > 60);
        }
    }
}
