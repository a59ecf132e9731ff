import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 300
    height: 100

    ListModel {
        id: committee

        Component.onCompleted: {
            const row = (role, before, during, after) => append({memberRole: role, before: before, during: during, after: after, spoken: role + " " + before});
            row("executor", "none", "none", "none");
            row("monitor", "confirmed", "failed", "silent");
            row("monitor", "confirmed", "checking", "none");
        }
    }
    Component {
        id: grid

        AttestationGrid {
            members: committee
        }
    }
    ControlCase {
        name: "AttestationGrid"

        function test_speaks(): void {
            const item = make(grid);
            speaks(item, Accessible.Table, "Verdicts of the monitors, before, during and after");
            const row = find(item, part => part.visible && part.Accessible.role === Accessible.Row);
            compare(row.Accessible.name, "monitor confirmed");
        }
        // The executor is what is judged, not a judge.
        function test_monitorsOnly(): void {
            const columns = childrenOf(make(grid)).filter(column => column.memberRole !== undefined && column.visible);
            compare(columns.length, 2);
        }
        function test_squares(): void {
            const first = childrenOf(make(grid)).filter(column => column.memberRole === "monitor")[0];
            const squares = childrenOf(first).filter(square => square.modelData !== undefined);
            compare(squares.length, 3);
            compare(squares[0].color, Theme.okFill);
            verify(find(squares[1], part => part instanceof Hatch && part.visible));
            verify(find(squares[2], part => part instanceof DashedFrame && part.visible));
        }
    }
}
