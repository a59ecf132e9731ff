import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 300
    height: 100

    Component {
        id: amount

        Amount {
            value: "248.50"
            full: "248.500000000"
        }
    }
    ControlCase {
        name: "Amount"

        function test_speaks(): void {
            speaks(make(amount), Accessible.StaticText, "248.50 LEO");
            speaks(make(amount, {unit: ""}), Accessible.StaticText, "248.50");
        }
        function test_theUnitIsSmaller(): void {
            const item = make(amount);
            verify(shows(item, "248.50") && shows(item, "LEO"));
            const unit = find(item, part => part.text === "LEO");
            verify(unit.font.pixelSize < find(item, part => part.text === "248.50").font.pixelSize);
        }
    }
}
