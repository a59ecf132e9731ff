import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 400
    height: 200

    Component {
        id: button

        Button {
            text: "Send"
        }
    }
    ControlCase {
        name: "Button"

        function test_speaks(): void {
            speaks(make(button), Accessible.Button, "Send");
            speaks(make(button, {text: "", iconName: "x", accessibleName: "Close"}), Accessible.Button, "Close");
        }
        function test_heights_data(): var {
            return [{tag: "small", size: Button.Small, height: 28}, {tag: "medium", size: Button.Medium, height: 32}, {tag: "large", size: Button.Large, height: 40}];
        }
        function test_heights(data: var): void {
            const item = make(button, {size: data.size});
            compare(item.height, data.height);
            verify(item.width >= item.height);
        }
        function test_kinds_data(): var {
            return [
                {tag: "primary", kind: Button.Primary, ink: Theme.textOnAccent},
                {tag: "secondary", kind: Button.Secondary, ink: Theme.textPrimary},
                {tag: "ghost", kind: Button.Ghost, ink: Theme.textPrimary},
                {tag: "danger", kind: Button.Danger, ink: Theme.textOnBad},
                {tag: "dangerOutline", kind: Button.DangerOutline, ink: Theme.badText}
            ];
        }
        function test_kinds(data: var): void {
            const item = make(button, {kind: data.kind});
            compare(item.ink, data.ink);
            item.enabled = false;
            compare(item.ink, Theme.textDisabled);
        }
        function test_press_data(): var {
            return [
                {tag: "Return", key: Qt.Key_Return, modifiers: Qt.NoModifier, clicks: 1},
                {tag: "Enter", key: Qt.Key_Enter, modifiers: Qt.NoModifier, clicks: 1},
                {tag: "Space", key: Qt.Key_Space, modifiers: Qt.NoModifier, clicks: 1},
                {tag: "Ctrl Return", key: Qt.Key_Return, modifiers: Qt.ControlModifier, clicks: 0},
                {tag: "a letter", key: Qt.Key_A, modifiers: Qt.NoModifier, clicks: 0}
            ];
        }
        function test_press(data: var): void {
            const item = make(button);
            const clicked = spy(item, "clicked");
            tabInto(item);
            verify(ringed(item));
            keyClick(data.key, data.modifiers);
            compare(clicked.count, data.clicks);
        }
        function test_theRingIsForTheKeyboard(): void {
            const item = make(button);
            const clicked = spy(item, "clicked");
            mouseClick(item);
            compare(clicked.count, 1);
            verify(!ringed(item));
        }
        function test_disabled(): void {
            const item = make(button, {enabled: false});
            const clicked = spy(item, "clicked");
            mouseClick(item);
            item.forceActiveFocus();
            keyClick(Qt.Key_Space);
            compare(clicked.count, 0);
        }
        function test_busyKeepsItsTextAndTakesNothing(): void {
            const item = make(button, {busy: true, iconName: "key"});
            const clicked = spy(item, "clicked");
            verify(shows(item, "Send"));
            verify(!icon(item, "key"));
            mouseClick(item);
            tabInto(item);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Space);
            compare(clicked.count, 0);
            compare(item.width, make(button, {iconName: "key"}).width);
        }
        function test_aLongTextIsCut(): void {
            const item = make(button, {text: "x".repeat(200), width: 120});
            const label = find(item, part => part.text === item.text && part.truncated !== undefined);
            verify(label.truncated);
            verify(label.width <= 120);
        }
    }
}
