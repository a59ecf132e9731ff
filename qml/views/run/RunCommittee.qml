pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The committee as ring or table, with counters, the chosen member and a legend.
Rectangle {
    id: panel

    required property CommitteeView committee
    property bool table: false
    property bool compact: false
    property bool stale: false
    property int chosen: -1
    readonly property bool narrow: width < Theme.px(480) // the ring takes all: the counters go to the foot
    readonly property bool small: width < Theme.px(400) // what a large scale leaves: the ring says how many there are
    readonly property Item ring: ringView

    signal memberOpened(node: string)

    function toggle() {
        table = !table;
    }
    function counted(word: string, figure: int): string {
        return word + " " + qsTr("%1/%2").arg(figure).arg(committee.monitors);
    }
    function valueOf(role: string): string {
        return chosen < 0 ? "" : String(committee.members.value(chosen, role));
    }

    color: Theme.bgSurface
    radius: Theme.radiusL
    border.width: 1
    border.color: Theme.lineSubtle

    RowLayout {
        id: head

        x: Theme.cardPadding
        width: parent.width - 2 * x
        height: Theme.cardHead
        spacing: Theme.space2

        Label {
            visible: !panel.small || !panel.stale
            text: qsTr("Committee")
            kind: Label.BodyL
            strong: true
        }
        Item {
            visible: panel.small
            Layout.fillWidth: true
        }
        Label {
            visible: !panel.small
            text: panel.committee.note
            kind: Label.Small
            color: Theme.textTertiary
            elide: Text.ElideRight
            Layout.fillWidth: true
        }
        StatusBadge {
            visible: panel.stale
            status: "silent"
            text: qsTr("not live")
        }
        Segmented {
            items: [
                {
                    text: qsTr("Ring"),
                    icon: panel.small ? "" : "pie"
                },
                {
                    text: qsTr("Table"),
                    icon: panel.small ? "" : "table"
                }
            ]
            current: panel.table ? 1 : 0
            accessibleName: qsTr("Show the committee as")
            onChosen: index => panel.table = index === 1
        }
    }
    Separator {
        y: Theme.cardHead
        width: parent.width
    }
    Item {
        id: body

        y: Theme.cardHead + 1
        width: parent.width
        height: foot.y - y
        opacity: panel.stale ? 0.72 : 1

        CommitteeRing {
            id: ringView

            objectName: "committeeRing"
            anchors.fill: parent
            anchors.topMargin: Theme.space3
            anchors.bottomMargin: Theme.space3
            visible: !panel.table
            members: panel.committee.members
            expected: panel.committee.expected
            taken: counters.visible ? Qt.rect(counters.x - x, counters.y - y, counters.width, counters.height) : Qt.rect(0, 0, 0, 0)
            centerIcon: panel.committee.centerIcon
            centerTitle: panel.committee.centerTitle
            centerClock: panel.committee.centerClock
            centerLine: panel.committee.centerLine
            centerDetail: panel.committee.centerDetail
            centerColor: panel.committee.centerIcon === "key" ? Theme.warnText : panel.committee.centerIcon === "circle-check" ? Theme.okText : panel.committee.centerIcon === "octagon-x" ? Theme.badText : Theme.textSecondary
            onChosenChanged: panel.chosen = chosen
            onOpened: member => panel.memberOpened(panel.committee.members.value(member, "nodeHex"))
        }
        RunCounters {
            id: counters

            x: Theme.cardPadding
            y: Theme.space3
            width: panel.width < Theme.px(560) ? Theme.px(76) : Theme.px(104) // beside a small ring
            visible: !panel.table && !panel.narrow && panel.committee.countersShown
            committee: panel.committee
        }
        Rectangle {
            visible: !panel.table && panel.chosen >= 0 && panel.chosen < panel.committee.members.count && !panel.compact
            x: Theme.cardPadding
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.space3
            width: Theme.px(196)
            height: memberColumn.implicitHeight + 2 * Theme.space3
            color: Theme.bgSurface
            radius: Theme.radiusL
            border.width: 1
            border.color: Theme.lineDefault

            ColumnLayout {
                id: memberColumn

                x: Theme.space3
                y: Theme.space3
                width: parent.width - 2 * x
                spacing: Theme.px(5)

                NodeId {
                    key: panel.valueOf("nodeHex")
                    own: panel.valueOf("mine") === "true"
                }
                Repeater {
                    model: [
                        {
                            label: qsTr("Credit"),
                            value: panel.valueOf("credit")
                        },
                        {
                            label: qsTr("J"),
                            value: panel.valueOf("votes") === "-1" ? qsTr("sealed") : panel.valueOf("votes")
                        },
                        {
                            label: qsTr("Before"),
                            value: panel.valueOf("beforeAt")
                        },
                        {
                            label: qsTr("During"),
                            value: panel.valueOf("duringAt")
                        },
                        {
                            label: qsTr("After"),
                            value: panel.valueOf("afterAt")
                        }
                    ]

                    RowLayout {
                        id: memberFact

                        required property var modelData

                        Label {
                            text: memberFact.modelData.label
                            kind: Label.Small
                            color: Theme.textTertiary
                            Layout.fillWidth: true
                        }
                        Label {
                            text: memberFact.modelData.value === "" ? qsTr("not yet") : memberFact.modelData.value
                            kind: Label.Num
                            color: memberFact.modelData.value === "" ? Theme.textTertiary : Theme.textPrimary
                        }
                    }
                }
            }
        }
        RunMembers {
            objectName: "committeeTable"
            anchors.fill: parent
            visible: panel.table
            members: panel.committee.members
            chosen: panel.chosen
            onChosenChanged: panel.chosen = chosen
            onOpened: member => panel.memberOpened(panel.committee.members.value(member, "nodeHex"))
        }
    }
    Separator {
        anchors.bottom: foot.top
        width: parent.width
        visible: foot.visible
    }
    RowLayout {
        id: foot

        x: Theme.cardPadding
        width: parent.width - 2 * x
        height: panel.table ? 0 : Theme.px(36)
        y: parent.height - height
        visible: !panel.table
        spacing: Theme.space4

        Label {
            text: panel.narrow && panel.committee.countersShown ? panel.counted(qsTr("Before"), panel.committee.before) + " · " + panel.counted(qsTr("During"), panel.committee.during) + " · " + panel.counted(qsTr("After"), panel.committee.after) : qsTr("Rings from inside out: before, during, after")
            kind: Label.Caption
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        Repeater {
            model: [[qsTr("confirmed"), "confirmed"], [qsTr("checking"), "checking"], [qsTr("not yet"), "none"], [qsTr("failed"), "failed"], [qsTr("J votes"), "votes"]]

            RowLayout {
                id: key

                required property var modelData
                readonly property string mark: modelData[1]

                spacing: Theme.px(6)

                Rectangle {
                    implicitWidth: key.mark === "votes" ? Theme.px(12) : Theme.px(10)
                    implicitHeight: key.mark === "votes" ? Theme.px(4) : Theme.px(10)
                    color: key.mark === "confirmed" ? Theme.okFill : key.mark === "checking" ? Theme.accentSubtle : key.mark === "votes" ? Theme.roleMonitor : "transparent"
                    border.width: key.mark === "none" || key.mark === "checking" ? 1 : 0
                    border.color: key.mark === "checking" ? Theme.accentLine : Theme.lineGraphic

                    Hatch {
                        anchors.fill: parent
                        visible: key.mark === "failed"
                        color: Theme.badFill
                    }
                }
                Label {
                    text: key.modelData[0]
                    kind: Label.Caption
                    color: Theme.textTertiary
                }
            }
        }
    }
}
