pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Leo.Controls

// A value over time: points [{at, value, label, valueText}] in order of `at` (any unit). marks [{at, value, text, tone}]
// are triangles on the curve. yLabels [{value, text}] and xLabels [{at, text}]: at most three each.
Chart {
    id: chart

    property var points: []
    property var marks: []
    property var yLabels: []
    property var xLabels: []
    property color tone: Theme.accentLine
    property bool zeroBased: true
    property string valueTitle: qsTr("Value")

    readonly property real axisWidth: yLabels.length > 0 ? Theme.px(44) : Theme.px(4)
    readonly property real axisHeight: xLabels.length > 0 ? Theme.px(22) : Theme.px(4)
    readonly property real plotWidth: Math.max(1, width - axisWidth - Theme.px(6))
    readonly property real plotHeight: Math.max(1, height - axisHeight - Theme.px(8))
    readonly property real first: points.length > 0 ? points[0].at : 0
    readonly property real last: points.length > 1 ? points[points.length - 1].at : first + 1
    readonly property real most: Math.max(1e-9, points.reduce((most, point) => Math.max(most, point.value), 0), yLabels.reduce((most, label) => Math.max(most, label.value), 0))
    readonly property real base: zeroBased ? 0 : points.reduce((least, point) => Math.min(least, point.value), most)

    function xOf(at: real): real {
        return axisWidth + plotWidth * (at - first) / Math.max(1e-9, last - first);
    }

    function yOf(value: real): real {
        return Theme.px(8) + plotHeight * (1 - (value - base) / Math.max(1e-9, most - base));
    }

    tableColumns: [{title: qsTr("When"), role: "label"}, {title: valueTitle, role: "valueText", kind: "mono", align: "right"}]
    tableRows: points

    Repeater {
        model: chart.yLabels

        Item {
            id: level

            required property var modelData

            y: chart.yOf(modelData.value)
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
    Shape {
        anchors.fill: parent
        visible: chart.points.length > 1
        Accessible.ignored: true

        ShapePath {
            strokeColor: "transparent"
            fillColor: Theme.accentSubtle

            PathPolyline {
                path: chart.points.length < 2 ? [] : [Qt.point(chart.xOf(chart.first), chart.yOf(chart.base))].concat(chart.points.map(point => Qt.point(chart.xOf(point.at), chart.yOf(point.value))), [Qt.point(chart.xOf(chart.last), chart.yOf(chart.base)), Qt.point(chart.xOf(chart.first), chart.yOf(chart.base))])
            }
        }
        ShapePath {
            strokeColor: chart.tone
            strokeWidth: 1.75
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin

            PathPolyline {
                path: chart.points.map(point => Qt.point(chart.xOf(point.at), chart.yOf(point.value)))
            }
        }
    }
    Rectangle {
        visible: chart.points.length > 0
        x: chart.points.length > 0 ? chart.xOf(chart.points[chart.points.length - 1].at) - width / 2 : 0
        y: chart.points.length > 0 ? chart.yOf(chart.points[chart.points.length - 1].value) - width / 2 : 0
        width: 6
        height: 6
        radius: 3
        color: chart.tone
    }
    Repeater {
        model: chart.marks

        Item {
            id: mark

            required property var modelData

            x: chart.xOf(modelData.at)
            y: chart.yOf(modelData.value)

            Icon {
                x: -width / 2
                y: -height / 2
                size: Theme.px(12)
                name: "triangle-alert"
                color: mark.modelData.tone ?? Theme.badText
            }
            Label {
                x: Math.min(Theme.px(8), chart.width - mark.x - width)
                y: Theme.px(8)
                text: mark.modelData.text
                kind: Label.Caption
                color: Theme.textSecondary
                Accessible.ignored: true
            }
        }
    }
    Repeater {
        model: chart.xLabels

        Label {
            required property var modelData
            required property int index

            readonly property real wanted: chart.xOf(modelData.at) - implicitWidth / 2

            x: Math.max(chart.axisWidth, Math.min(chart.width - implicitWidth, wanted))
            y: chart.height - chart.axisHeight + Theme.px(5)
            text: modelData.text
            kind: Label.Caption
            color: Theme.textTertiary
            Accessible.ignored: true
        }
    }
}
