import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 100

    Component {
        id: chip

        NetworkChip {
            name: "Leo testnet"
            layerOne: "Leo L1"
            heightText: "#128,407"
            peers: "38"
        }
    }
    ControlCase {
        name: "NetworkChip"

        function test_speaks(): void {
            speaks(make(chip), Accessible.ButtonMenu, "Network Leo testnet, block 128,407");
            speaks(make(chip, {note: "reconnecting"}), Accessible.ButtonMenu, "Network Leo testnet, block 128,407, reconnecting");
            speaks(make(chip, {name: ""}), Accessible.ButtonMenu, "Network: none");
        }
        function test_states_data(): var {
            return [
                {tag: "live", icon: "globe", warns: false},
                {tag: "connecting", icon: "loader", warns: true},
                {tag: "syncing", icon: "loader", warns: false},
                {tag: "paused", icon: "pause", warns: false},
                {tag: "alarm", icon: "octagon-alert", warns: true},
                {tag: "none", icon: "wifi-off", warns: true}
            ];
        }
        function test_states(data: var): void {
            const item = make(chip, {link: data.tag});
            verify(icon(item, data.icon));
            compare(item.background.border.color === Theme.lineDefault, !data.warns);
        }
        function test_local(): void {
            const item = make(chip, {local: true});
            verify(icon(item, "laptop"));
            verify(shows(item, "nodes"));
        }
        function test_compact(): void {
            const item = make(chip, {compact: true});
            verify(shows(item, "Leo testnet") && shows(item, "#128,407"));
            verify(!shows(item, "Leo L1") && !shows(item, "38"));
        }
        function test_keys(): void {
            const item = make(chip);
            const clicked = spy(item, "clicked");
            tabInto(item);
            verify(ringed(item));
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Space);
            mouseClick(item);
            compare(clicked.count, 3);
        }
    }
}
