pragma ComponentBehavior: Bound

import QtQuick
import Leo.Controls
import "figures.js" as Figures

// Bars side by side: bars [{label, parts: [values], texts: [values as a person reads them]}], series [{title, color, hatched}];
// the first series stands at the bottom. yLabels [{value, text}]; firstLabel and lastLabel stand below, or with `labelled`
// the label of every bar. At most 120 bars.
Chart {
    id: chart

    property var bars: []
    property var series: []
    property var yLabels: []
    property string firstLabel
    property string lastLabel
    property bool labelled: false
    property int decimals: 2
    property string labelTitle: qsTr("When")

    readonly property real axisWidth: yLabels.length > 0 ? Theme.px(36) : 0
    readonly property real axisHeight: labelled || firstLabel !== "" || lastLabel !== "" ? Theme.px(22) : 0
    readonly property real plotWidth: Math.max(1, width - axisWidth)
    readonly property real plotHeight: Math.max(1, height - axisHeight - Theme.px(8))
    readonly property real most: Math.max(1e-9, bars.reduce((top, bar) => Math.max(top, bar.parts.reduce((sum, part) => sum + part, 0)), 0), yLabels.reduce((top, label) => Math.max(top, label.value), 0))
    readonly property real step: plotWidth / Math.max(1, bars.length)
    readonly property real gap: Math.max(1, Math.min(6, step * 0.25))

    function figure(bar: var, part: int): string {
        return bar.texts ? bar.texts[part] : Figures.number(bar.parts[part], decimals);
    }

    function columnsOf(first: var, rest: var): var {
        const all = rest.slice();
        all.unshift(first);
        return all;
    }

    tableColumns: columnsOf({title: labelTitle, role: "label"}, series.map((entry, i) => ({
                title: entry.title,
                role: "s" + i,
                kind: "mono",
                align: "right"
            })))
    tableRows: bars.map(bar => {
        const row = {
            label: bar.label
        };
        bar.parts.forEach((part, i) => row["s" + i] = figure(bar, i));
        return row;
    })

    Repeater {
        model: chart.yLabels

        Item {
            id: level

            required property var modelData

            y: Theme.px(8) + chart.plotHeight * (1 - modelData.value / chart.most)
            width: chart.width

            Rectangle {
                x: chart.axisWidth
                width: parent.width - x
                height: 1
                color: Theme.lineSubtle
            }
            Label {
                width: chart.axisWidth - Theme.px(8)
                anchors.verticalCenter: parent.top
                horizontalAlignment: Text.AlignRight
                text: level.modelData.text
                kind: Label.NumS
                color: Theme.textTertiary
                Accessible.ignored: true
            }
        }
    }
    Repeater {
        model: chart.bars

        Item {
            id: bar

            required property int index
            required property var modelData

            function topOf(part: int): real {
                return height * (1 - modelData.parts.slice(0, part + 1).reduce((sum, value) => sum + value, 0) / chart.most);
            }

            x: chart.axisWidth + index * chart.step
            y: Theme.px(8)
            width: chart.step - chart.gap
            height: chart.plotHeight

            Repeater {
                model: bar.modelData.parts

                Rectangle {
                    required property int index
                    required property real modelData

                    visible: !(chart.series[index]?.hatched ?? false)
                    y: bar.topOf(index)
                    width: bar.width
                    height: bar.height * modelData / chart.most
                    color: chart.series[index]?.color ?? Theme.accentLine
                }
            }
            Repeater {
                model: bar.modelData.parts.map((part, i) => i).filter(i => chart.series[i]?.hatched && bar.modelData.parts[i] > 0)

                Hatch {
                    required property int modelData

                    y: bar.topOf(modelData)
                    width: bar.width
                    height: bar.height * bar.modelData.parts[modelData] / chart.most
                    color: chart.series[modelData].color
                }
            }
            Label {
                visible: chart.labelled
                width: chart.step
                x: -chart.gap / 2
                y: chart.plotHeight + Theme.px(5)
                horizontalAlignment: Text.AlignHCenter
                text: bar.modelData.label
                kind: Label.Caption
                color: Theme.textTertiary
                Accessible.ignored: true
            }
            HoverHandler {
                id: hover
            }
            Tip {
                text: bar.modelData.label + bar.modelData.parts.map((part, i) => "\n" + (chart.series[i]?.title ?? "") + " " + chart.figure(bar.modelData, i)).join("")
                visible: hover.hovered
            }
        }
    }
    Label {
        visible: !chart.labelled
        x: chart.axisWidth
        y: chart.height - chart.axisHeight + Theme.px(5)
        text: chart.firstLabel
        kind: Label.Caption
        color: Theme.textTertiary
        Accessible.ignored: true
    }
    Label {
        visible: !chart.labelled
        anchors.right: parent.right
        y: chart.height - chart.axisHeight + Theme.px(5)
        text: chart.lastLabel
        kind: Label.Caption
        color: Theme.textTertiary
        Accessible.ignored: true
    }
}
