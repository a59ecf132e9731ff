import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// The committee as a table: the same facts as the ring. `chosen` is the member both show.
DataTable {
    id: table

    required property var members
    property alias chosen: table.current

    signal opened(member: int)

    columns: [
        {title: qsTr("Member"), role: "nodeHex", kind: "node", ownRole: "mine", fill: 1.3},
        {title: qsTr("Role"), role: "memberRole", component: roleCell, width: 92},
        {title: qsTr("Credit"), role: "credit", kind: "mono", align: "right", width: 52},
        {title: qsTr("J"), role: "votes", component: votesCell, align: "right", width: 28},
        {title: qsTr("VRF proof"), role: "votes", component: proofCell, width: 72, hideBelow: 760},
        {title: qsTr("Before"), role: "before", timeRole: "beforeAt", component: phaseCell, width: 86},
        {title: qsTr("During"), role: "during", timeRole: "duringAt", component: phaseCell, width: 86},
        {title: qsTr("After"), role: "after", timeRole: "afterAt", component: phaseCell, width: 86}
    ]
    model: members
    spokenRole: "spoken"
    doubleToOpen: true
    accessibleName: qsTr("Committee, %n member(s)", "", table.count)
    onActivated: index => opened(index)

    Component {
        id: roleCell

        RowLayout {
            id: role

            property var row
            readonly property string word: row ? row.memberRole ?? "" : ""

            spacing: Theme.px(6)

            RoleMark {
                memberRole: role.word
            }
            Label {
                text: role.word === "executor" ? qsTr("Executor") : role.word === "monitor" ? qsTr("Monitor") : qsTr("Sealed")
                color: role.word === "sealed" ? Theme.textTertiary : Theme.textPrimary
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
    Component {
        id: votesCell

        Label {
            property var row

            text: row && row.votes >= 0 ? row.votes : "–"
            kind: Label.Num
            horizontalAlignment: Text.AlignRight
            Accessible.ignored: true
        }
    }
    // The votes of a member are known when its proof has been verified here.
    Component {
        id: proofCell

        Item {
            id: proof

            property var row

            StatusBadge {
                visible: proof.row && proof.row.votes >= 0
                anchors.verticalCenter: parent.verticalCenter
                plain: true
                status: "done"
                text: qsTr("valid")
            }
        }
    }
    Component {
        id: phaseCell

        Item {
            id: phase

            property var row
            property var column
            readonly property string mark: row && column ? row[column.role] ?? "" : ""
            readonly property string at: row && column ? row[column.timeRole] ?? "" : ""

            readonly property bool timed: mark === "confirmed" || mark === "failed"
            readonly property bool subject: row !== null && row.memberRole === "executor"

            StatusBadge {
                visible: !phase.subject && phase.row && phase.row.memberRole === "monitor" && !phase.timed
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, parent.width)
                plain: true
                status: phase.mark === "checking" ? "running" : phase.mark === "silent" ? "silent" : "notYet"
                text: phase.mark === "checking" ? qsTr("checking") : phase.mark === "silent" ? qsTr("silent") : qsTr("not yet")
            }
            Row {
                visible: phase.timed && !phase.subject
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(6)

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: phase.mark === "failed" ? "octagon-x" : "circle-check"
                    size: Theme.iconSmall
                    color: phase.mark === "failed" ? Theme.badText : Theme.okText
                }
                Label {
                    text: phase.at
                    kind: Label.NumS
                    color: Theme.textSecondary
                    Accessible.ignored: true
                }
            }
            // One sentence across the three columns: nobody checks itself.
            Label {
                visible: phase.subject && phase.column.role === "before"
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("checked by the others")
                kind: Label.Small
                color: Theme.textTertiary
                Accessible.ignored: true
            }
        }
    }
}
