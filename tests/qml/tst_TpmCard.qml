import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 700

    Component {
        id: card

        TpmCard {
            width: 400
            manufacturer: "Infineon SLB 9670"
            firmware: "7.85"
            chain: ["Root CA", "This EK"]
            endorsement: "5e930b1b00000000a3be43"
            attestationKey: "7f093592000000006e9bf1"
            lastQuote: "12 s ago"
        }
    }
    ControlCase {
        name: "TpmCard"

        function test_kinds_data(): var {
            return [{tag: "hardware", badge: "Chain valid", icon: "circle-check"}, {tag: "software", badge: "Software TPM", icon: "triangle-alert"}, {tag: "absent", badge: "No TPM", icon: "circle-x"}, {tag: "chainBroken", badge: "Chain broken", icon: "circle-x"}];
        }
        function test_kinds(data: var): void {
            const item = make(card, {kind: data.tag, brokenAt: "This EK"});
            verify(shows(item, data.badge));
            verify(icon(item, data.icon));
            compare(shows(item, "Infineon SLB 9670"), data.tag !== "absent");
        }
        // A software TPM is always named in these words.
        function test_softwareIsNamed(): void {
            verify(shows(make(card, {kind: "software"}), "software TPM: proves the protocol, not the machine"));
            verify(!shows(make(card), "software TPM: proves the protocol, not the machine"));
        }
        function test_identifiersCanBeCopied(): void {
            const item = make(card);
            const hash = find(item, part => part instanceof HashText && part.visible);
            compare(hash.value, "5e930b1b00000000a3be43");
            compare(hash.kindName, "EK certificate");
        }
        function test_pcrs(): void {
            const item = make(card, {pcrs: [{index: 13, meaning: "Leo runtime log", value: "00", match: "match"}]});
            const opened = spy(item, "logOpened");
            const table = find(item, part => part instanceof PcrTable);
            tabInto(table);
            keyClick(Qt.Key_Return);
            compare(opened.count, 1);
        }
    }
}
