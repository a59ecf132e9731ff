pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Leo.Controls
import "arcs.js" as Arcs

// One member of the CommitteeRing: its bands or its block, its votes and its label.
Item {
    id: member

    required property real diameter
    required property real angle // of its middle
    required property real half // half of its width, in degrees
    required property string memberRole // sealed, monitor, executor
    required property string nodeText
    required property string votesText
    required property int votes // -1: not known
    required property int mostVotes // of any member
    required property string note
    required property string before
    required property string during
    required property string after
    property bool labelled: true
    property bool chosen: false
    property rect taken // where no label may stand

    readonly property real c: diameter / 2
    readonly property bool block: memberRole !== "monitor"
    readonly property bool isExecutor: memberRole === "executor"
    readonly property color roleColor: isExecutor ? Theme.roleExecutor : Theme.roleMonitor
    readonly property int ticks: votes <= 0 ? 0 : mostVotes > 5 ? 1 : votes
    readonly property real rad: (angle - 90) * Math.PI / 180
    readonly property string detail: {
        if (memberRole === "sealed")
            return qsTr("sealed");
        const parts = isExecutor ? [qsTr("Executor")] : [];
        if (votesText !== "")
            parts.push(votesText);
        if (note !== "" && !isExecutor)
            parts.push(note);
        return parts.join(" · ");
    }

    width: diameter
    height: diameter

    component Band: Item {
        id: band

        required property string mark
        required property real inner
        required property real outer

        anchors.fill: parent
        visible: !member.block

        Shape {
            anchors.fill: parent

            ShapePath {
                strokeWidth: band.mark === "confirmed" ? -1 : band.mark === "silent" ? 1.5 : 1
                strokeStyle: band.mark === "silent" ? ShapePath.DashLine : ShapePath.SolidLine
                dashPattern: [3, 3]
                strokeColor: band.mark === "failed" ? Theme.badFill : band.mark === "silent" ? Theme.warnFill : band.mark === "checking" ? Theme.accentLine : Theme.lineGraphic
                fillColor: band.mark === "confirmed" ? Theme.okFill : band.mark === "checking" ? Theme.accentSubtle : band.mark === "failed" ? Theme.badSubtle : "transparent"

                PathSvg {
                    path: Arcs.sector(member.c, band.inner * member.diameter, band.outer * member.diameter, member.angle - member.half, member.angle + member.half)
                }
            }
            ShapePath {
                strokeWidth: band.mark === "failed" ? 2 : -1
                strokeColor: Theme.badFill
                fillColor: "transparent"
                capStyle: ShapePath.FlatCap

                PathSvg {
                    path: band.mark === "failed" ? Arcs.hatch(member.c, band.inner * member.diameter, band.outer * member.diameter, member.angle - member.half, member.angle + member.half) : "M 0 0"
                }
            }
        }
    }

    Band {
        mark: member.before
        inner: 0.195
        outer: 0.227
    }
    Band {
        mark: member.during
        inner: 0.234
        outer: 0.266
    }
    Band {
        mark: member.after
        inner: 0.273
        outer: 0.305
    }
    Shape {
        anchors.fill: parent
        visible: member.block || member.chosen

        ShapePath {
            strokeWidth: member.chosen ? 2 : member.isExecutor ? 1.5 : 1
            strokeColor: member.chosen ? Theme.focusRing : member.isExecutor ? Theme.roleExecutor : Theme.lineDefault
            fillColor: !member.block ? "transparent" : member.isExecutor ? Theme.warnSubtle : Theme.bgRaised

            PathSvg {
                readonly property real out: member.chosen ? 0.006 : 0

                path: Arcs.sector(member.c, (0.195 - out) * member.diameter, (0.305 + out) * member.diameter, member.angle - member.half, member.angle + member.half)
            }
        }
    }
    Icon {
        visible: member.block
        name: member.isExecutor ? "box" : "lock"
        size: Math.max(Theme.icon, member.diameter * (member.isExecutor ? 0.06 : 0.045))
        color: member.isExecutor ? Theme.roleExecutor : Theme.textTertiary
        x: member.c + 0.25 * member.diameter * Math.cos(member.rad) - width / 2
        y: member.c + 0.25 * member.diameter * Math.sin(member.rad) - height / 2
    }

    Repeater {
        model: member.ticks

        Rectangle {
            required property int index
            readonly property bool bar: member.mostVotes > 5
            readonly property real length: bar ? 0.126 * member.votes / member.mostVotes : 0.018
            readonly property real middle: (0.320 + index * 0.027 + length / 2) * member.diameter

            width: length * member.diameter
            height: 0.011 * member.diameter
            x: member.c + middle * Math.cos(member.rad) - width / 2
            y: member.c + middle * Math.sin(member.rad) - height / 2
            rotation: member.angle - 90
            antialiasing: true
            color: member.roleColor
        }
    }

    Column {
        id: label

        readonly property real radius: (0.332 + 0.027 * Math.max(1, Math.min(member.votes, 5))) * member.diameter + Theme.px(8)
        readonly property real dx: Math.cos(member.rad)
        readonly property real dy: Math.sin(member.rad)
        readonly property int side: Math.abs(dx) < 0.2 ? Text.AlignHCenter : dx > 0 ? Text.AlignLeft : Text.AlignRight

        visible: member.labelled
        // Not hidden: a hidden column has no width, and would stand elsewhere.
        opacity: x < member.taken.right && x + width > member.taken.left && y < member.taken.bottom && y + height > member.taken.top ? 0 : 1
        x: member.c + radius * dx - (side === Text.AlignHCenter ? width / 2 : side === Text.AlignLeft ? 0 : width)
        y: member.c + radius * dy - height / 2 + dy * height / 3

        Label {
            text: member.nodeText
            kind: Label.Num
            width: Math.max(implicitWidth, detailLabel.implicitWidth)
            horizontalAlignment: label.side
            Accessible.ignored: true
        }
        Label {
            id: detailLabel

            text: member.detail
            kind: Label.Caption
            strong: member.isExecutor
            color: member.isExecutor ? Theme.roleExecutor : Theme.textTertiary
            width: parent.width
            horizontalAlignment: label.side
            Accessible.ignored: true
        }
    }
}
