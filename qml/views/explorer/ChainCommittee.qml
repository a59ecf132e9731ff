import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// Everyone of a committee: role, draw, verdicts, what it was paid and what its credit gained.
DataTable {
    id: table

    required property TaskDetail task

    columns: [
        {role: "fullId", title: qsTr("Member"), kind: "node", width: 124},
        {role: "roleText", title: qsTr("Role"), component: roleCell},
        {role: "credit", title: qsTr("Credit"), width: 52, kind: "mono", align: "right", hideBelow: 700},
        {role: "votes", title: qsTr("J"), width: 28, kind: "mono", align: "right"},
        {role: "proofValue", title: qsTr("VRF value"), width: 96, kind: "mono", hideBelow: 1000},
        {role: "proofText", title: qsTr("Proof"), width: 84, kind: "badge", statusRole: "proofStatus", plain: true, hideBelow: 900},
        {role: "beforeText", title: qsTr("Before"), width: 84, kind: "badge", statusRole: "beforeStatus", plain: true},
        {role: "duringText", title: qsTr("During"), width: 84, kind: "badge", statusRole: "duringStatus", plain: true},
        {role: "afterText", title: qsTr("After"), width: 84, kind: "badge", statusRole: "afterStatus", plain: true},
        {role: "paid", title: qsTr("LEO"), width: 104, kind: "mono", align: "right", hideBelow: 700},
        {role: "creditChange", title: qsTr("Gain"), width: 44, kind: "mono", align: "right", hideBelow: 900}
    ]
    model: task.members
    dense: true
    fits: true
    accessibleName: qsTr("Committee")

    Component {
        id: roleCell

        RowLayout {
            id: cell

            property var row

            spacing: Theme.px(6)

            RoleMark {
                memberRole: cell.row ? cell.row.role ?? "" : ""
            }
            Label {
                kind: Label.Small
                text: cell.row ? cell.row.roleText ?? "" : ""
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
}
