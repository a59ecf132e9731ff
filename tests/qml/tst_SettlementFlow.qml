import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 700
    height: 400

    Component {
        id: flow

        SettlementFlow {
            width: 600
            source: ({label: "Offer", amount: "10.000000000"})
            targets: [{label: "Burned", note: "incl. rounding", amount: "1.000000003", value: 1.000000003, role: "burned"}, {label: "Bob", amount: "3.000000000", value: 3, role: "publisher"}, {label: "Executor", amount: "3.000000000", value: 3, role: "executor"}, {label: "9 monitors", amount: "2.999999997", value: 2.999999997, role: "monitors"}, {label: "Alice", amount: "0.000000000", value: 0, role: "requester"}]
        }
    }
    ControlCase {
        name: "SettlementFlow"

        function test_everyAmountIsListed(): void {
            const item = make(flow);
            for (const words of ["Offer", "10.000000000", "1.000000003", "Bob", "2.999999997", "Alice", "0.000000000", "incl. rounding"])
                verify(shows(item, words), words);
        }
        // Zero is listed, not drawn.
        function test_zeroIsNotDrawn(): void {
            compare(make(flow).drawn.length, 4);
        }
        function test_speaksAllAmounts(): void {
            const name = make(flow).Accessible.name;
            verify(name.includes("Burned 1.000000003") && name.includes("Alice 0.000000000"), name);
        }
        function test_sameNumbersAsTable(): void {
            const item = make(flow);
            tabInto(item);
            verify(ringed(item));
            keyClick(Qt.Key_T);
            tryVerify(() => shows(item, "2.999999997"));
        }
        function test_nothing(): void {
            const item = make(flow, {targets: []});
            compare(item.total, 0);
        }
    }
}
