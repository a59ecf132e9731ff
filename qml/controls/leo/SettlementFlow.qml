pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Leo.Controls

// Where an offer went: one band a part, in proportion. source {label, amount}, targets [{label, note, amount (text),
// value (number), role}] with role "burned", "publisher", "executor", "monitors", "requester" or another. Zero amounts are
// listed, not drawn. T shows the table. compact: for a narrow column; the source is named elsewhere.
Chart {
    id: flow

    required property var source
    required property var targets
    property bool compact: false

    readonly property var drawn: targets.map((target, place) => ({value: target.value, role: target.role, place: place})).filter(target => target.value > 0)
    readonly property real total: drawn.reduce((sum, target) => sum + target.value, 0)
    readonly property real rowHeight: Theme.px(38)
    readonly property real barWidth: Theme.px(10)
    readonly property real leftX: compact ? 0 : Theme.px(130)
    readonly property real rightX: compact ? Math.round(Math.min(width * 0.45, width - Theme.px(204))) : Math.max(leftX + Theme.px(120), width - Theme.px(260))
    readonly property real sourceHeight: Math.min(height - Theme.px(16), Math.max(Theme.px(60), drawn.length * Theme.px(26)))

    function toneOf(role: string): color {
        return role === "burned" ? Theme.roleBurn : role === "publisher" ? Theme.roleBob : role === "executor" ? Theme.roleExecutor : role === "monitors" || role === "committee" ? Theme.roleMonitor : Theme.accentLine;
    }

    function before(index: int): real {
        return drawn.slice(0, index).reduce((sum, target) => sum + target.value, 0) / Math.max(1e-9, total);
    }

    implicitHeight: Math.max(Theme.px(120), targets.length * rowHeight + Theme.px(8))
    accessibleName: targets.map(target => qsTr("%1 %2").arg(target.label).arg(target.amount)).join(", ")
    tableColumns: [{title: qsTr("Part"), role: "label"}, {title: "", role: "note", kind: "muted"}, {title: qsTr("LEO"), role: "amount", kind: "mono", align: "right"}]
    tableRows: targets

    Column {
        visible: !flow.compact
        y: (flow.sourceHeight - height) / 2 + Theme.px(8)
        width: flow.leftX - Theme.px(12)

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignRight
            text: flow.source.label
            kind: Label.Small
            color: Theme.textSecondary
            elide: Text.ElideRight
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignRight
            text: flow.source.amount
            kind: Label.Num
        }
    }
    Rectangle {
        x: flow.leftX
        y: Theme.px(8)
        width: flow.barWidth
        height: flow.sourceHeight
        color: Theme.textTertiary
    }
    Repeater {
        model: flow.drawn

        Shape {
            id: band

            required property int index
            required property var modelData
            readonly property real share: modelData.value / Math.max(1e-9, flow.total)
            readonly property real y0: Theme.px(8) + flow.before(index) * flow.sourceHeight
            readonly property real thick: Math.max(1, share * flow.sourceHeight)
            readonly property real y1: modelData.place * flow.rowHeight + (flow.rowHeight - thickRight) / 2
            readonly property real thickRight: Math.min(thick, flow.rowHeight - Theme.px(6))
            readonly property real middle: (flow.leftX + flow.barWidth + flow.rightX) / 2

            anchors.fill: parent
            opacity: 0.32
            Accessible.ignored: true

            ShapePath {
                strokeColor: "transparent"
                fillColor: flow.toneOf(band.modelData.role)
                startX: flow.leftX + flow.barWidth
                startY: band.y0

                PathCubic {
                    x: flow.rightX
                    y: band.y1
                    control1X: band.middle
                    control1Y: band.y0
                    control2X: band.middle
                    control2Y: band.y1
                }
                PathLine {
                    x: flow.rightX
                    y: band.y1 + band.thickRight
                }
                PathCubic {
                    x: flow.leftX + flow.barWidth
                    y: band.y0 + band.thick
                    control1X: band.middle
                    control1Y: band.y1 + band.thickRight
                    control2X: band.middle
                    control2Y: band.y0 + band.thick
                }
            }
        }
    }
    Repeater {
        model: flow.targets

        Item {
            id: target

            required property int index
            required property var modelData

            x: flow.rightX
            y: index * flow.rowHeight
            width: flow.width - x
            height: flow.rowHeight

            Rectangle {
                visible: target.modelData.value > 0
                anchors.verticalCenter: parent.verticalCenter
                width: flow.barWidth
                height: Math.max(2, Math.min(flow.rowHeight - Theme.px(6), target.modelData.value / Math.max(1e-9, flow.total) * flow.sourceHeight))
                color: target.modelData.role === "burned" ? "transparent" : flow.toneOf(target.modelData.role)

                Hatch {
                    visible: target.modelData.role === "burned"
                    anchors.fill: parent
                }
            }
            Column {
                anchors.verticalCenter: parent.verticalCenter
                x: flow.barWidth + Theme.px(12)
                width: parent.width - x

                Item {
                    width: parent.width
                    height: name.height

                    Label {
                        id: name

                        width: parent.width - figure.width - Theme.px(8)
                        text: target.modelData.label
                        kind: Label.Small
                        medium: true
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                    Label {
                        id: figure

                        anchors.right: parent.right
                        text: target.modelData.amount
                        kind: Label.Num
                        color: target.modelData.value > 0 ? Theme.textPrimary : Theme.textTertiary
                        Accessible.ignored: true
                    }
                }
                Label {
                    visible: text !== ""
                    width: parent.width
                    text: target.modelData.note ?? ""
                    kind: Label.Caption
                    color: Theme.textTertiary
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
            }
        }
    }
}
