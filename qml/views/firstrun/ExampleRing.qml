pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Leo.Controls
import Leo.Views

// A committee of ten as a task shows it, in an example state: one runs, nine check. Decoration with words inside.
Item {
    id: ring

    property real size: Theme.px(320)
    readonly property int members: 10
    readonly property int executor: 4
    readonly property real gap: 2.6

    function during(member: int): string {
        return member === 5 || member === 6 ? "checking" : "confirmed";
    }

    implicitWidth: size * 1.2
    implicitHeight: size * 1.2
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("A task, seen from outside: one machine runs it, nine check it")

    component Sector: ShapePath {
        id: sector

        property real from: 0
        property real to: 30
        property real inner: 100
        property real outer: 110
        readonly property real rad: Math.PI / 180
        readonly property point centre: Qt.point(ring.width / 2, ring.height / 2)

        function at(angle: real, radius: real): point {
            return Qt.point(centre.x + radius * Math.sin(angle * rad), centre.y - radius * Math.cos(angle * rad));
        }

        strokeWidth: 1
        joinStyle: ShapePath.MiterJoin
        startX: at(from, inner).x
        startY: at(from, inner).y

        PathLine {
            x: sector.at(sector.from, sector.outer).x
            y: sector.at(sector.from, sector.outer).y
        }
        PathArc {
            x: sector.at(sector.to, sector.outer).x
            y: sector.at(sector.to, sector.outer).y
            radiusX: sector.outer
            radiusY: sector.outer
        }
        PathLine {
            x: sector.at(sector.to, sector.inner).x
            y: sector.at(sector.to, sector.inner).y
        }
        PathArc {
            x: sector.startX
            y: sector.startY
            radiusX: sector.inner
            radiusY: sector.inner
            direction: PathArc.Counterclockwise
        }
    }

    Repeater {
        model: ring.members

        Shape {
            id: member

            required property int index
            readonly property real from: index * 36 - 18 + ring.gap / 2
            readonly property real to: from + 36 - ring.gap
            readonly property bool executes: index === ring.executor
            readonly property real middle: index * 36
            readonly property int votes: index === 2 || index === 7 ? 2 : executes ? 3 : 1

            anchors.fill: parent

            Sector {
                from: member.from
                to: member.to
                inner: ring.size * (member.executes ? 0.32 : 0.32)
                outer: ring.size * (member.executes ? 0.5 : 0.374)
                fillColor: member.executes ? Theme.warnSubtle : Theme.okFill
                strokeColor: member.executes ? Theme.roleExecutor : Theme.okFill
            }
            Sector {
                from: member.from
                to: member.executes ? member.from : member.to
                inner: ring.size * 0.384
                outer: ring.size * 0.438
                fillColor: member.executes ? "transparent" : ring.during(member.index) === "checking" ? Theme.accentSubtle : Theme.okFill
                strokeColor: member.executes ? "transparent" : ring.during(member.index) === "checking" ? Theme.accentLine : Theme.okFill
            }
            Sector {
                from: member.from
                to: member.executes || ring.during(member.index) !== "checking" ? member.from : member.from + (member.to - member.from) * 0.55
                inner: ring.size * 0.384
                outer: ring.size * 0.438
                fillColor: member.executes ? "transparent" : Theme.accentLine
                strokeColor: "transparent"
            }
            Sector {
                from: member.from
                to: member.executes ? member.from : member.to
                inner: ring.size * 0.448
                outer: ring.size * 0.5
                fillColor: "transparent"
                strokeColor: member.executes ? "transparent" : Theme.lineGraphic
            }
            Repeater {
                model: member.votes

                Rectangle {
                    required property int index
                    readonly property real distance: ring.size * (0.535 + 0.045 * index)

                    x: member.width / 2 + distance * Math.sin(member.middle * Math.PI / 180) - width / 2
                    y: member.height / 2 - distance * Math.cos(member.middle * Math.PI / 180) - height / 2
                    width: Theme.px(6)
                    height: Theme.px(10)
                    rotation: member.middle
                    antialiasing: true
                    color: member.executes ? Theme.roleExecutor : Theme.roleMonitor
                }
            }
        }
    }
    Icon {
        x: ring.width / 2 + ring.size * 0.41 * Math.sin(144 * Math.PI / 180) - width / 2
        y: ring.height / 2 - ring.size * 0.41 * Math.cos(144 * Math.PI / 180) - height / 2
        name: "box"
        size: Theme.px(26)
        color: Theme.roleExecutor
    }
    Column {
        anchors.centerIn: parent
        spacing: Theme.px(2)

        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("A task, seen from outside")
            kind: Label.Small
            color: Theme.textTertiary
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("1 runs it")
            kind: Label.TitleS
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("9 check it")
            kind: Label.TitleS
        }
    }
}
