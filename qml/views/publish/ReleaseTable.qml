import QtQuick
import Leo.Controls
import Leo.Ui

// Answers to key requests, newest first.
DataTable {
    id: table

    required property App app

    accessibleName: qsTr("Key releases")
    model: app.publish.releases.rows
    dense: true
    columns: [
        {
            title: qsTr("Time"),
            role: "time",
            kind: "mono",
            width: 64
        },
        {
            title: qsTr("Decision"),
            role: "decisionText",
            component: decision,
            width: 96
        },
        {
            title: qsTr("Executor"),
            role: "executor",
            kind: "node",
            width: 104
        },
        {
            title: qsTr("Draw"),
            role: "draw",
            width: 64,
            hideBelow: 760
        },
        {
            title: qsTr("Monitors"),
            role: "monitors",
            kind: "mono",
            toneRole: "tone",
            width: 64
        },
        {
            title: qsTr("TPM policy"),
            role: "policy",
            toneRole: "tone",
            fill: 2
        },
        {
            title: qsTr("Block"),
            role: "blockHeight",
            kind: "mono",
            width: 68,
            align: "right",
            hideBelow: 560
        },
        {
            title: qsTr("Task"),
            role: "task",
            fullRole: "taskId",
            kind: "mono",
            width: 116,
            hideBelow: 680
        }
    ]
    onNearEnd: app.publish.releases.loadMore()
    onActivated: (index, row) => app.navigator.open("explorer.task", {
            id: row.taskId
        })

    Component {
        id: decision

        StatusBadge {
            property var row
            property var column

            status: row && row.bad ? "failed" : "done"
            text: row?.decisionText ?? ""
            plain: true
        }
    }
}
