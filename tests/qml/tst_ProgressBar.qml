import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 300
    height: 100

    Component {
        id: bar

        ProgressBar {
            width: 200
            accessibleName: "Upload"
        }
    }
    ControlCase {
        name: "ProgressBar"

        function filled(item: Item): real {
            let sum = 0;
            for (const part of childrenOf(item.children[0]))
                sum += part.modelData === undefined ? 0 : part.width;
            return sum;
        }
        function test_values_data(): var {
            return [{tag: "none", value: 0, words: "0 %", width: 0}, {tag: "half", value: 0.5, words: "50 %", width: 100}, {tag: "all", value: 1, words: "100 %", width: 200}, {tag: "too much is cut", value: 1.5, words: "150 %", width: 200}, {tag: "less than nothing", value: -1, words: "-100 %", width: 0}];
        }
        function test_values(data: var): void {
            const item = make(bar, {value: data.value});
            compare(filled(item), data.width);
            compare(item.Accessible.role, Accessible.ProgressBar);
        }
        function test_speaks(): void {
            speaks(make(bar, {value: 0.421}), Accessible.ProgressBar, "Upload, 42 %");
        }
        function test_parts(): void {
            const item = make(bar, {parts: [{value: 0.25, color: "red"}, {value: 0.5, color: "blue"}]});
            compare(item.Accessible.name, "Upload, 75 %");
        }
    }
}
