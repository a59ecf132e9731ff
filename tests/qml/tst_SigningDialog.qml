import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 800
    height: 700

    QtObject {
        id: signing

        property bool open: false
        property int stage: 1
        property bool armed: true
        property bool locked: false
        property string title: "Send 25.00 LEO?"
        property string confirmText: "Sign and send"
        property string wallet: "Alice"
        property string spendsShort: "25.01"
        property string spends: "25.010000000"
        property string fee: "0.010000000"
        property string before: "248.500000000"
        property string after: "223.490000000"
        property string network: "Local network"
        property string networkNote: "for learning"
        property string recipient: "leo1w9 0kcs"
        property string recipientName
        property var lookalikes: []
        property var fields: [{name: "memo", value: "lunch", unit: ""}, {name: "empty", value: "", unit: ""}]
        property string raw: "a10264"
        property string error
        property int confirms: 0
        property int cancels: 0
        property int touches: 0

        signal changed

        function confirm(): void {
            ++confirms;
        }
        function cancel(): void {
            ++cancels;
            open = false;
            changed();
        }
        function touch(): void {
            ++touches;
        }
    }
    Item {
        SigningDialog {
            id: dialog

            signing: signing
        }
    }
    ControlCase {
        name: "SigningDialog"

        function init(): void {
            signing.confirms = signing.cancels = 0;
            signing.stage = 1;
            signing.armed = true;
            signing.locked = false;
            signing.lookalikes = [];
            signing.open = true;
            signing.changed();
            tryCompare(dialog, "opened", true);
        }
        function cleanup(): void {
            signing.open = false;
            signing.changed();
            tryCompare(dialog, "visible", false);
        }
        function button(text: string): Item {
            return find(dialog.contentItem, part => part instanceof Button && part.visible && part.text === text);
        }

        // Wallet, network, fee, balance before and after, and the whole address: from the bytes that are signed.
        function test_says(): void {
            for (const words of ["Alice", "Local network, for learning", "0.010000000", "25.010000000", "248.500000000", "223.490000000", "leo1w9 0kcs", "lunch"])
                verify(shows(dialog.contentItem, words), words);
            verify(!shows(dialog.contentItem, "empty"));
        }
        function test_theBytes(): void {
            verify(!shows(dialog.contentItem, "a10264"));
            const link = find(dialog.contentItem, part => part instanceof LinkText && part.text === "Show what you sign");
            tabInto(link);
            keyClick(Qt.Key_Return);
            verify(shows(dialog.contentItem, "a10264"));
            keyClick(Qt.Key_Return);
        }
        function test_enterSignsOnlyOnTheButton(): void {
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(signing.confirms, 0);
            tabInto(button("Sign and send"));
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(signing.confirms, 0);
            keyClick(Qt.Key_Return);
            compare(signing.confirms, 1);
        }
        function test_notArmed(): void {
            signing.armed = false;
            mouseClick(button("Sign and send"));
            compare(signing.confirms, 0);
        }
        function test_escapeSignsNothing(): void {
            keyClick(Qt.Key_Escape);
            compare(signing.cancels, 1);
            compare(signing.confirms, 0);
        }
        function test_lookalikes(): void {
            signing.lookalikes = ["leo1w9aaaa0kcs"];
            tryVerify(() => shows(dialog.contentItem, "This address looks like one you know, but is another"));
            verify(shows(dialog.contentItem, "Known: leo1w9aaaa0kcs"));
        }
        function test_failed(): void {
            signing.error = "The balance is too low.";
            signing.stage = 3;
            verify(shows(dialog.contentItem, "The balance is too low."));
            verify(!button("Sign and send") && button("Close"));
        }
        function test_locked(): void {
            const asked = spy(dialog, "unlockRequested");
            signing.locked = true;
            mouseClick(button("Unlock"));
            compare(asked.count, 1);
            compare(signing.cancels, 1);
        }
    }
}
