pragma ComponentBehavior: Bound

import QtQuick
import Leo.Controls

// Bars side by side: bars [{label, parts: [values]}], series [{title, color}]; the first series stands at the bottom.
// yLabels [{value, text}]; firstLabel and lastLabel stand below. At most 120 bars.
Chart {
    id: chart

    property var bars: []
    property var series: []
    property var yLabels: []
    property string firstLabel
    property string lastLabel
    property int decimals: 2

    readonly property real axisWidth: yLabels.length > 0 ? Theme.px(36) : 0
    readonly property real axisHeight: firstLabel !== "" || lastLabel !== "" ? Theme.px(22) : 0
    readonly property real plotWidth: Math.max(1, width - axisWidth)
    readonly property real plotHeight: Math.max(1, height - axisHeight - Theme.px(8))
    readonly property real most: Math.max(1e-9, bars.reduce((top, bar) => Math.max(top, bar.parts.reduce((sum, part) => sum + part, 0)), 0), yLabels.reduce((top, label) => Math.max(top, label.value), 0))
    readonly property real step: plotWidth / Math.max(1, bars.length)
    readonly property real gap: Math.max(1, Math.min(6, step * 0.25))

    function columnsOf(first: var, rest: var): var {
        const all = rest.slice();
        all.unshift(first);
        return all;
    }

    tableColumns: columnsOf({title: qsTr("When"), role: "label"}, series.map((entry, i) => ({
                title: entry.title,
                role: "s" + i,
                kind: "mono",
                align: "right"
            })))
    tableRows: bars.map(bar => {
        const row = {
            label: bar.label
        };
        bar.parts.forEach((part, i) => row["s" + i] = part.toFixed(decimals));
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

            x: chart.axisWidth + index * chart.step
            y: Theme.px(8)
            width: chart.step - chart.gap
            height: chart.plotHeight

            Repeater {
                model: bar.modelData.parts

                Rectangle {
                    required property int index
                    required property real modelData
                    readonly property real below: bar.modelData.parts.slice(0, index).reduce((sum, part) => sum + part, 0)

                    y: bar.height * (1 - (below + modelData) / chart.most)
                    width: bar.width
                    height: bar.height * modelData / chart.most
                    color: chart.series[index]?.color ?? Theme.accentLine
                }
            }
            HoverHandler {
                id: hover
            }
            Tip {
                text: bar.modelData.label + bar.modelData.parts.map((part, i) => "\n" + (chart.series[i]?.title ?? "") + " " + part.toFixed(chart.decimals)).join("")
                visible: hover.hovered
            }
        }
    }
    Label {
        x: chart.axisWidth
        y: chart.height - chart.axisHeight + Theme.px(5)
        text: chart.firstLabel
        kind: Label.Caption
        color: Theme.textTertiary
        Accessible.ignored: true
    }
    Label {
        anchors.right: parent.right
        y: chart.height - chart.axisHeight + Theme.px(5)
        text: chart.lastLabel
        kind: Label.Caption
        color: Theme.textTertiary
        Accessible.ignored: true
    }
}
