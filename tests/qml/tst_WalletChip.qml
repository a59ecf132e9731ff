import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 100

    Component {
        id: chip

        WalletChip {
            name: "Alice"
            seed: "0123456789abcdef"
            balance: "248.50"
            credit: "612"
        }
    }
    ControlCase {
        name: "WalletChip"

        function test_speaks(): void {
            speaks(make(chip), Accessible.ButtonMenu, "Wallet Alice, 248.50 LEO");
            speaks(make(chip, {locked: true}), Accessible.ButtonMenu, "Wallet Alice, locked");
            speaks(make(chip, {name: ""}), Accessible.ButtonMenu, "No wallet");
        }
        // Locked means: the balance is hidden, also from a screen reader.
        function test_locked(): void {
            const item = make(chip, {locked: true});
            verify(icon(item, "lock"));
            verify(shows(item, "Locked"));
            verify(!shows(item, "248.50") && !shows(item, "612"));
            verify(!item.Accessible.name.includes("248"));
        }
        function test_low(): void {
            verify(icon(make(chip, {low: true}), "triangle-alert"));
        }
        function test_keys(): void {
            const item = make(chip);
            const clicked = spy(item, "clicked");
            tabInto(item);
            verify(ringed(item));
            keyClick(Qt.Key_Return);
            mouseClick(item);
            compare(clicked.count, 2);
        }
    }
}
