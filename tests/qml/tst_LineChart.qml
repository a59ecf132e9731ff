import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 300

    Component {
        id: chart

        LineChart {
            width: 400
            height: 200
            accessibleName: "Credit over 90 days"
            valueTitle: "Credit"
            points: [0, 1, 2, 3].map(i => ({at: i * 10, value: 100 + i * 100, label: "day " + i, valueText: String(100 + i * 100)}))
            yLabels: [{value: 400, text: "400"}, {value: 0, text: "0"}]
            xLabels: [{at: 0, text: "90 days ago"}, {at: 30, text: "today"}]
            marks: [{at: 20, value: 300, text: "-5, failed run"}]
        }
    }
    ControlCase {
        name: "LineChart"

        function test_places(): void {
            const item = make(chart);
            compare(item.xOf(0), item.axisWidth);
            fuzzyCompare(item.xOf(30), item.axisWidth + item.plotWidth, 0.01);
            verify(item.yOf(400) < item.yOf(100));
            fuzzyCompare(item.yOf(0), Theme.px(8) + item.plotHeight, 0.01);
        }
        function test_labels(): void {
            const item = make(chart);
            for (const words of ["400", "0", "90 days ago", "today", "-5, failed run"])
                verify(shows(item, words), words);
        }
        function test_labelsStayInside(): void {
            const item = make(chart);
            const last = find(item, part => part.text === "today");
            verify(last.x + last.width <= item.width);
        }
        function test_zeroIsOnTheAxis(): void {
            compare(make(chart).base, 0);
            compare(make(chart, {zeroBased: false}).base, 100);
        }
        function test_sameNumbersAsTable(): void {
            const item = make(chart);
            tabInto(item);
            keyClick(Qt.Key_T);
            tryVerify(() => shows(item, "day 3") && shows(item, "400"));
        }
        function test_edges_data(): var {
            return [{tag: "empty", points: []}, {tag: "one", points: [{at: 5, value: 7, label: "a", valueText: "7"}]}, {tag: "all zero", points: [{at: 0, value: 0, label: "a", valueText: "0"}, {at: 1, value: 0, label: "b", valueText: "0"}]}, {tag: "one time", points: [{at: 3, value: 1, label: "a", valueText: "1"}, {at: 3, value: 2, label: "b", valueText: "2"}]}];
        }
        function test_edges(data: var): void {
            const item = make(chart, {points: data.points, marks: [], yLabels: [], xLabels: []});
            verify(isFinite(item.xOf(0)) && isFinite(item.yOf(0)));
        }
    }
}
