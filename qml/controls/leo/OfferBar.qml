pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls

// How an amount is split: one bar, with figures from 40 px on, and the list below to the ninth decimal. shares is a list
// model: label, note, amount, figure, fraction (0 to 1), share (the role). A zero amount is listed, not drawn.
ColumnLayout {
    id: bar

    required property var shares
    property bool listed: true

    function colorOf(share: string): color {
        return ({
                publisher: Theme.roleBob,
                executor: Theme.roleExecutor,
                monitors: Theme.roleMonitor,
                committee: Theme.roleMonitor,
                requester: Theme.textSecondary,
                reporter: Theme.accentLine
            })[share] ?? Theme.roleBurn;
    }

    spacing: Theme.space2
    Accessible.role: Accessible.List
    Accessible.name: qsTr("How the offer is split")

    Row {
        id: track

        readonly property real free: width - spacing * Math.max(0, parts.count - 1)

        spacing: 2
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.px(28)

        Repeater {
            id: parts

            model: bar.shares

            Rectangle {
                id: part

                required property string share
                required property string figure
                required property double fraction

                visible: fraction > 0
                width: Math.max(fraction * track.free, fraction > 0 ? 2 : 0)
                height: track.height
                color: share === "burned" ? "transparent" : bar.colorOf(share)
                radius: Theme.radiusS

                Hatch {
                    anchors.fill: parent
                    visible: part.share === "burned"
                }
                Rectangle {
                    anchors.centerIn: parent
                    visible: part.share === "burned" && figureLabel.visible
                    width: figureLabel.implicitWidth + Theme.space2
                    height: Theme.px(18)
                    color: Theme.bgSurface
                }
                Label {
                    id: figureLabel

                    anchors.centerIn: parent
                    visible: part.width >= Theme.px(40)
                    text: part.figure
                    kind: Label.Num
                    medium: true
                    color: part.share === "burned" ? Theme.textPrimary : part.share === "requester" ? Theme.bgSurface : Theme.textOnRole
                    Accessible.ignored: true
                }
            }
        }
    }

    Repeater {
        model: bar.listed ? bar.shares : null

        RowLayout {
            id: line

            required property string label
            required property string note
            required property string amount
            required property string share

            spacing: Theme.space2
            Layout.fillWidth: true
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1, %2, %3 LEO").arg(label).arg(note).arg(amount)

            Item {
                Layout.preferredWidth: Theme.px(10)
                Layout.preferredHeight: Theme.px(10)

                Rectangle {
                    anchors.fill: parent
                    visible: line.share !== "burned"
                    radius: 2
                    color: bar.colorOf(line.share)
                }
                Hatch {
                    anchors.fill: parent
                    visible: line.share === "burned"
                }
            }
            Item {
                readonly property bool narrow: bar.width < Theme.px(290)

                implicitHeight: narrow ? partLabel.height + partNote.height : Math.max(partLabel.height, partNote.height)
                Layout.fillWidth: true

                Label {
                    id: partLabel

                    width: Math.min(implicitWidth, Theme.px(120))
                    text: line.label
                    kind: Label.Small
                    medium: true
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                Label {
                    id: partNote

                    x: parent.narrow ? 0 : partLabel.width + Theme.space2
                    y: parent.narrow ? partLabel.height : 0
                    width: parent.width - x
                    height: text === "" ? 0 : implicitHeight
                    text: line.note
                    kind: Label.Caption
                    color: Theme.textTertiary
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
            }
            Label {
                text: line.amount
                kind: Label.Num
                Accessible.ignored: true
            }
        }
    }
}
