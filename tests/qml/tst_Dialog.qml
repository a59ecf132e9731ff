import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 800
    height: 600

    Component {
        id: plain

        Item {
            property alias dialog: dialog

            Dialog {
                id: dialog

                title: "Stop this node?"
                confirmText: "Stop node"
                otherText: "Drain instead"
                footnote: "Signed on this computer"

                TextField {
                    label: "Type the word delete"
                }
            }
        }
    }
    ControlCase {
        name: "Dialog"

        function opened(properties: var): var {
            const dialog = make(plain).dialog;
            for (const name in properties)
                dialog[name] = properties[name];
            dialog.open();
            tryCompare(dialog, "opened", true);
            waitForRendering(dialog.contentItem);
            return dialog;
        }
        function button(dialog: var, text: string): Item {
            return find(dialog.contentItem, part => part instanceof Button && part.text === text);
        }

        function test_speaks(): void {
            const dialog = opened({});
            speaks(dialog.contentItem, Accessible.Dialog, "Stop this node?");
            verify(shows(dialog.contentItem, "Signed on this computer"));
            dialog.close();
        }
        function test_buttons(): void {
            const dialog = opened({});
            const confirmed = spy(dialog, "confirmed"), other = spy(dialog, "other"), cancelled = spy(dialog, "cancelled");
            mouseClick(button(dialog, "Stop node"));
            compare(confirmed.count, 1);
            mouseClick(button(dialog, "Drain instead"));
            compare(other.count, 1);
            mouseClick(button(dialog, "Cancel"));
            compare(cancelled.count, 1);
            tryCompare(dialog, "visible", false);
        }
        function test_escapeCancels(): void {
            const dialog = opened({});
            const cancelled = spy(dialog, "cancelled");
            keyClick(Qt.Key_Escape);
            compare(cancelled.count, 1);
            tryCompare(dialog, "visible", false);
        }
        // Focus stays inside: Tab goes round.
        function test_focusStaysInside(): void {
            const dialog = opened({});
            for (let i = 0; i < 12; ++i) {
                keyClick(Qt.Key_Tab);
                verify(find(dialog.contentItem, part => part.activeFocus), "after " + (i + 1) + " times Tab");
            }
            dialog.close();
        }
        function test_moneyWaits(): void {
            const dialog = opened({money: true, confirmText: "Sign and send"});
            const confirmed = spy(dialog, "confirmed");
            const confirm = button(dialog, "Sign and send");
            mouseClick(confirm);
            compare(confirmed.count, 0);
            verify(!dialog.armed);
            wait(Theme.confirmDelay + 50);
            verify(dialog.armed);
            dialog.ready = false;
            dialog.ready = true;
            mouseClick(confirm);
            compare(confirmed.count, 0);
            wait(Theme.confirmDelay + 50);
            mouseClick(confirm);
            compare(confirmed.count, 1);
            dialog.close();
        }
        // Focus is on the title; Enter there, and Ctrl Enter anywhere, sign nothing.
        function test_moneyNeedsTheButtonItself(): void {
            const dialog = opened({money: true, confirmText: "Sign and send"});
            const confirmed = spy(dialog, "confirmed");
            wait(Theme.confirmDelay + 50);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Space);
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            const confirm = button(dialog, "Sign and send");
            confirm.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(confirmed.count, 0);
            keyClick(Qt.Key_Return);
            compare(confirmed.count, 1);
            dialog.close();
        }
        function test_aMouseBesideClosesNothing(): void {
            const dialog = opened({money: true});
            mouseClick(stage, 5, 5);
            wait(20);
            verify(dialog.opened);
            dialog.close();
        }
        function test_notReadyAndBusy(): void {
            const dialog = opened({ready: false});
            const confirmed = spy(dialog, "confirmed");
            mouseClick(button(dialog, "Stop node"));
            dialog.ready = true;
            dialog.busy = true;
            mouseClick(button(dialog, "Stop node"));
            compare(confirmed.count, 0);
            dialog.close();
        }
        function test_neverLargerThanTheWindow(): void {
            const dialog = opened({panelWidth: 4000});
            verify(dialog.width <= 800);
            verify(dialog.height <= 600);
            dialog.close();
        }
    }
}
