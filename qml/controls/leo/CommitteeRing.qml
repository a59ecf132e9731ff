pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Shapes
import Leo.Controls
import "arcs.js" as Arcs

// The committee of one task. members is a list model with the roles of RingSector, nodeHex and spoken. Members keep the
// place they joined in; nothing rotates. expected places that nobody took yet are dashed. One stop of the keyboard:
// left and right choose a member, Enter opens it.
FocusScope {
    id: ring

    required property var members
    property int expected: 0
    property string centerIcon
    property string centerTitle
    property string centerClock
    property string centerLine
    property string centerDetail
    property color centerColor: Theme.textPrimary
    property int chosen: -1
    property rect taken // of something that lies on the ring's corner: no label stands there
    readonly property int places: Math.max(sectors.count, expected, 1)
    readonly property real diameter: Math.max(0, Math.min(width, height))
    readonly property real step: 360 / places
    readonly property real half: step / 2 - (places > 10 ? 1.1 : 1.3)
    readonly property int mostVotes: {
        let most = 0;
        for (let i = 0; i < sectors.count; ++i) {
            const sector = sectors.itemAt(i) as RingSector;
            if (sector)
                most = Math.max(most, sector.votes);
        }
        return most;
    }

    signal opened(int member)

    function memberAt(x: real, y: real): int {
        const dx = x - drawing.x - diameter / 2;
        const dy = y - drawing.y - diameter / 2;
        const r = Math.sqrt(dx * dx + dy * dy) / diameter;
        if (r < 0.18 || r > 0.42)
            return -1;
        const degrees = (Math.atan2(dy, dx) * 180 / Math.PI + 90 + 360 + step / 2) % 360;
        const i = Math.floor(degrees / step);
        return i < sectors.count ? i : -1;
    }

    implicitWidth: Theme.px(480)
    implicitHeight: Theme.px(480)
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    // The focus stays here; the name says which member one is at.
    Accessible.name: {
        const member = chosen >= 0 ? sectors.itemAt(chosen) : null;
        const all = qsTr("Committee, %n member(s)", "", sectors.count);
        return member ? qsTr("%1, %2").arg(all).arg(member.Accessible.name) : all;
    }
    Accessible.focusable: true
    Keys.onLeftPressed: chosen = sectors.count === 0 ? -1 : (chosen - 1 + sectors.count) % sectors.count
    Keys.onRightPressed: chosen = sectors.count === 0 ? -1 : (chosen + 1) % sectors.count
    Keys.onReturnPressed: if (chosen >= 0) {
        opened(chosen);
    }
    Keys.onEnterPressed: if (chosen >= 0) {
        opened(chosen);
    }
    Keys.onEscapePressed: event => {
        event.accepted = chosen >= 0;
        chosen = -1;
    }

    Rectangle {
        anchors.centerIn: drawing
        width: 0.37 * ring.diameter
        height: width
        radius: width / 2
        color: "transparent"
        border.width: 2
        border.color: Theme.focusRing
        visible: ring.activeFocus && ring.chosen < 0
    }

    Item {
        id: drawing

        anchors.centerIn: parent
        width: ring.diameter
        height: ring.diameter

        Shape {
            anchors.fill: parent
            visible: sectors.count < ring.places

            ShapePath {
                strokeWidth: 1
                strokeColor: Theme.lineGraphic
                strokeStyle: ShapePath.DashLine
                dashPattern: [3, 4]
                fillColor: "transparent"

                PathSvg {
                    readonly property real c: ring.diameter / 2
                    readonly property real from: (sectors.count - 0.5) * ring.step + 1
                    readonly property real to: sectors.count === 0 ? from + 359.5 : (ring.places - 0.5) * ring.step - 1

                    path: sectors.count >= ring.places ? "M 0 0" : Arcs.open(c, 0.195 * ring.diameter, from, to) + " " + Arcs.open(c, 0.305 * ring.diameter, from, to)
                }
            }
        }

        Repeater {
            id: sectors

            model: ring.members

            RingSector {
                required property int index
                required property string nodeHex
                required property string spoken

                diameter: ring.diameter
                angle: index * ring.step
                half: ring.half
                mostVotes: ring.mostVotes
                chosen: ring.chosen === index
                taken: Qt.rect(ring.taken.x - drawing.x, ring.taken.y - drawing.y, ring.taken.width, ring.taken.height)
                // Side by side on their circle, 2.95 diameters long, below the ring: more would lie on each other.
                labelled: ring.diameter >= Theme.px(340) && (sectors.count <= 16 && sectors.count * Theme.px(78) <= 2.95 * ring.diameter || chosen || isExecutor)
                Accessible.role: Accessible.ListItem
                Accessible.name: spoken
            }
        }

        ColumnLayout {
            anchors.centerIn: parent
            width: 0.34 * ring.diameter
            spacing: Theme.px(2)

            Icon {
                visible: ring.centerIcon !== ""
                name: ring.centerIcon
                size: Theme.px(24)
                color: ring.centerColor
                Layout.alignment: Qt.AlignHCenter
                Layout.bottomMargin: Theme.space1
            }
            Label {
                visible: text !== ""
                text: ring.centerTitle
                kind: Label.TitleS
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            Label {
                visible: text !== ""
                text: ring.centerClock
                kind: Label.NumL
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            Label {
                visible: text !== ""
                text: ring.centerLine
                kind: Label.Small
                color: Theme.textTertiary
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            Label {
                visible: text !== ""
                text: ring.centerDetail
                kind: Label.Num
                color: Theme.textSecondary
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
        }
    }

    HoverHandler {
        id: hover

        cursorShape: ring.memberAt(point.position.x, point.position.y) >= 0 ? Qt.PointingHandCursor : Qt.ArrowCursor
    }
    TapHandler {
        onTapped: point => {
            ring.forceActiveFocus(Qt.MouseFocusReason);
            ring.chosen = ring.memberAt(point.position.x, point.position.y);
        }
        onDoubleTapped: if (ring.chosen >= 0) {
            ring.opened(ring.chosen);
        }
    }
}
