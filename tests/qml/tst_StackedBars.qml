import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 300

    Component {
        id: chart

        StackedBars {
            width: 400
            height: 200
            accessibleName: "Earnings"
            series: [{title: "Monitor", color: Theme.roleMonitor}, {title: "Executor", color: Theme.roleExecutor}]
            bars: [{label: "day 0", parts: [2, 3]}, {label: "day 1", parts: [10, 0]}]
            yLabels: [{value: 10, text: "10"}]
            firstLabel: "30 d"
            lastLabel: "today"
        }
    }
    ControlCase {
        name: "StackedBars"

        // The first series stands at the bottom, the second on it.
        function test_stacks(): void {
            const item = make(chart);
            const monitors = find(item, part => part.color === Theme.roleMonitor && part.height > 0 && part.visible);
            const executor = find(item, part => part.color === Theme.roleExecutor && part.height > 0 && part.visible);
            fuzzyCompare(executor.y + executor.height, monitors.y, 0.01);
            fuzzyCompare(monitors.height / executor.height, 2 / 3, 0.01);
        }
        function test_labels(): void {
            const item = make(chart);
            for (const words of ["10", "30 d", "today"])
                verify(shows(item, words), words);
        }
        function test_sameNumbersAsTable(): void {
            const item = make(chart);
            tabInto(item);
            keyClick(Qt.Key_T);
            tryVerify(() => shows(item, "Executor") && shows(item, "3.00") && shows(item, "10.00"));
        }
        function test_edges_data(): var {
            return [{tag: "none", bars: []}, {tag: "zero", bars: [{label: "a", parts: [0, 0]}]}, {tag: "120", bars: Array.from({length: 120}, (unused, i) => ({label: "d" + i, parts: [1, 1]}))}];
        }
        function test_edges(data: var): void {
            const item = make(chart, {bars: data.bars});
            verify(item.step > item.gap);
        }
    }
}
