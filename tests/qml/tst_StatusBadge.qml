import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 300
    height: 100

    Component {
        id: badge

        StatusBadge {
            status: "done"
            text: "Settled"
        }
    }
    ControlCase {
        name: "StatusBadge"

        // ui section 3.2: one state, one icon, one colour.
        function test_vocabulary_data(): var {
            return [
                {tag: "done", icon: "circle-check", ink: Theme.okText},
                {tag: "running", icon: "loader", ink: Theme.accentText},
                {tag: "attention", icon: "key", ink: Theme.warnText},
                {tag: "warning", icon: "triangle-alert", ink: Theme.warnText},
                {tag: "failed", icon: "circle-x", ink: Theme.badText},
                {tag: "stopped", icon: "octagon-x", ink: Theme.badText},
                {tag: "notYet", icon: "circle", ink: Theme.textTertiary},
                {tag: "skipped", icon: "circle-dashed", ink: Theme.textTertiary},
                {tag: "silent", icon: "circle-dashed", ink: Theme.warnText},
                {tag: "returned", icon: "return", ink: Theme.textSecondary},
                {tag: "sealed", icon: "lock", ink: Theme.textTertiary},
                {tag: "info", icon: "info", ink: Theme.accentText}
            ];
        }
        function test_vocabulary(data: var): void {
            const item = make(badge, {status: data.tag, text: data.tag});
            verify(icon(item, data.icon));
            compare(icon(item, data.icon).color, data.ink);
            verify(shows(item, data.tag));
            speaks(item, Accessible.StaticText, data.tag);
        }
        function test_anUnknownStateIsNeutral(): void {
            const item = make(badge, {status: "no such state"});
            compare(item.iconName, "");
            verify(shows(item, "Settled"));
        }
        function test_plain(): void {
            const item = make(badge, {plain: true});
            compare(item.color.a, 0);
            verify(item.implicitWidth < make(badge).implicitWidth);
        }
        function test_aLongWordIsCut(): void {
            const item = make(badge, {text: "word ".repeat(30), width: 100});
            verify(find(item, part => part.truncated === true));
        }
    }
}
