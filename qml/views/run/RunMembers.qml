pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// The committee as a table: the same facts as the ring.
FocusScope {
    id: table

    required property var members
    property int chosen: -1

    signal opened(int member)

    activeFocusOnTab: true
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Committee, %n member(s)", "", list.count)
    Accessible.focusable: true
    Keys.onUpPressed: chosen = Math.max(0, chosen - 1)
    Keys.onDownPressed: chosen = Math.min(list.count - 1, chosen + 1)
    Keys.onReturnPressed: if (chosen >= 0) {
        opened(chosen);
    }

    component Cell: Label {
        property real span: 1

        kind: Label.Num
        elide: Text.ElideRight
        Layout.preferredWidth: span
        Layout.fillWidth: true
        Accessible.ignored: true
    }
    component Phase: RowLayout {
        id: phase

        required property string mark
        required property string at
        required property bool shown

        spacing: Theme.px(6)
        Layout.minimumWidth: Theme.px(94)
        Layout.preferredWidth: 12
        Layout.fillWidth: true

        Icon {
            visible: phase.shown
            name: phase.mark === "confirmed" ? "circle-check" : phase.mark === "failed" ? "octagon-x" : phase.mark === "checking" ? "loader" : phase.mark === "silent" ? "circle-dashed" : "circle"
            size: Theme.iconSmall
            color: phase.mark === "confirmed" ? Theme.okText : phase.mark === "failed" ? Theme.badText : phase.mark === "checking" ? Theme.accentText : phase.mark === "silent" ? Theme.warnText : Theme.textTertiary
        }
        Label {
            visible: phase.shown
            text: phase.mark === "none" ? qsTr("not yet") : phase.mark === "checking" ? qsTr("checking") : phase.mark === "silent" ? qsTr("silent") : phase.at
            kind: phase.mark === "confirmed" || phase.mark === "failed" ? Label.Num : Label.Small
            color: phase.mark === "confirmed" ? Theme.textPrimary : Theme.textTertiary
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }

    Rectangle {
        id: head

        width: parent.width
        height: Theme.tableHead
        color: Theme.bgSurface

        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: Theme.cardPadding
            anchors.rightMargin: Theme.cardPadding
            spacing: Theme.space3

            Repeater {
                model: [[qsTr("Member"), 15, false], [qsTr("Role"), 11, false], [qsTr("Credit"), 7, true], [qsTr("J"), 3, true], [qsTr("Before"), 12, false], [qsTr("During"), 12, false], [qsTr("After"), 12, false]]

                Label {
                    required property var modelData

                    text: modelData[0]
                    kind: Label.Caption
                    elide: Text.ElideRight
                    Layout.preferredWidth: modelData[1]
                    Layout.fillWidth: true
                    Accessible.ignored: true
                    color: Theme.textTertiary
                    horizontalAlignment: modelData[2] ? Text.AlignRight : Text.AlignLeft
                }
            }
        }
        Separator {
            width: parent.width
            anchors.bottom: parent.bottom
        }
    }
    ListView {
        id: list

        anchors.fill: parent
        anchors.topMargin: head.height
        model: table.members
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        currentIndex: table.chosen
        keyNavigationEnabled: false

        delegate: Rectangle {
            id: row

            required property int index
            required property string nodeText
            required property string nodeHex
            required property string memberRole
            required property string votesText
            required property int votes
            required property int credit
            required property string before
            required property string during
            required property string after
            required property string beforeAt
            required property string duringAt
            required property string afterAt
            required property bool mine
            required property string spoken

            width: table.width
            height: Theme.px(42)
            color: table.chosen === index ? Theme.bgSelected : hover.hovered ? Theme.bgHover : "transparent"
            Accessible.role: Accessible.Row
            Accessible.name: spoken

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.cardPadding
                anchors.rightMargin: Theme.cardPadding
                spacing: Theme.space3

                NodeId {
                    key: row.nodeHex
                    own: row.mine
                    Layout.preferredWidth: 15
                    Layout.fillWidth: true
                }
                RowLayout {
                    spacing: Theme.px(6)
                    Layout.preferredWidth: 11
                    Layout.fillWidth: true

                    Rectangle {
                        visible: row.memberRole !== "sealed"
                        width: Theme.px(8)
                        height: width
                        radius: row.memberRole === "monitor" ? width / 2 : 0
                        rotation: row.memberRole === "executor" ? 45 : 0
                        antialiasing: true
                        color: row.memberRole === "executor" ? Theme.roleExecutor : Theme.roleMonitor
                    }
                    Icon {
                        visible: row.memberRole === "sealed"
                        name: "lock"
                        size: Theme.iconSmall
                        color: Theme.textTertiary
                    }
                    Label {
                        text: row.memberRole === "executor" ? qsTr("Executor") : row.memberRole === "monitor" ? qsTr("Monitor") : qsTr("Sealed")
                        color: row.memberRole === "sealed" ? Theme.textTertiary : Theme.textPrimary
                        Layout.fillWidth: true
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                }
                Cell {
                    span: 7
                    text: row.credit
                    horizontalAlignment: Text.AlignRight
                }
                Cell {
                    span: 3
                    text: row.votes < 0 ? "–" : row.votes
                    horizontalAlignment: Text.AlignRight
                }
                Phase {
                    mark: row.before
                    at: row.beforeAt
                    shown: row.memberRole === "monitor"
                }
                Phase {
                    mark: row.during
                    at: row.duringAt
                    shown: row.memberRole === "monitor"
                }
                Phase {
                    mark: row.after
                    at: row.afterAt
                    shown: row.memberRole === "monitor"
                }
            }
            Label {
                visible: row.memberRole === "executor"
                x: parent.width * 0.54
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("checked by the others")
                kind: Label.Small
                color: Theme.textTertiary
                Accessible.ignored: true
            }
            Separator {
                width: parent.width
                anchors.bottom: parent.bottom
            }
            HoverHandler {
                id: hover
            }
            TapHandler {
                onTapped: table.chosen = row.index
                onDoubleTapped: table.opened(row.index)
            }
        }
    }
    FocusRing {
        shown: table.activeFocus && table.chosen < 0
    }
}
