import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// Tasks as rows of TaskList. moving: phase and elapsed time; else outcome, paid and block.
DataTable {
    id: table

    required property var rows
    property bool moving: false
    property bool compact: false

    signal opened(page: string, id: string)

    readonly property var all: [
        {title: moving ? qsTr("Task") : qsTr("Result"), role: "name", component: nameCell, related: !compact, fill: 1},
        {title: qsTr("Lambda"), role: "lambdaName", fill: 1.1},
        {title: moving ? qsTr("Phase") : qsTr("Outcome"), role: "badgeText", kind: "badge", statusRole: "badgeStatus", width: compact && !moving ? 122 : 140},
        moving && !compact ? {title: "", role: "marks", component: dotsCell, width: 128} : null,
        moving && !compact ? {title: qsTr("Committee"), role: "members", component: countCell, align: "right", width: 64} : null,
        {title: moving ? qsTr("Offer") : qsTr("Paid"), role: moving ? "offer" : "paid", kind: "mono", align: "right", width: 52},
        {title: moving ? qsTr("Elapsed") : qsTr("Took"), role: "elapsed", kind: "mono", align: "right", width: 52},
        moving ? null : {title: qsTr("Settled in"), role: "blockText", kind: "mono", width: 80}
    ]

    columns: all.filter(column => column !== null)
    model: rows
    fits: true
    spokenRole: "spoken"
    accessibleName: moving ? qsTr("Tasks in flight") : qsTr("Tasks that ended")
    onActivated: (index, row) => opened(row.opens, row.taskId)

    Component {
        id: nameCell

        RowLayout {
            id: name

            property var row
            property var column

            spacing: Theme.space2

            Icon {
                name: name.row ? name.row.icon ?? "" : ""
                color: Theme.textTertiary
            }
            Label {
                text: name.row ? name.row.name ?? "" : ""
                medium: true
                elide: Text.ElideMiddle
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                visible: text !== "" && name.column.related
                text: name.row ? name.row.relation ?? "" : ""
                kind: Label.Caption
                color: Theme.textTertiary
                Accessible.ignored: true
            }
        }
    }
    Component {
        id: dotsCell

        Item {
            id: dots

            property var row

            PhaseDots {
                anchors.verticalCenter: parent.verticalCenter
                marks: dots.row ? dots.row.marks ?? [] : []
            }
        }
    }
    Component {
        id: countCell

        Label {
            property var row

            text: row && row.members > 0 ? row.members : "–"
            kind: Label.Num
            horizontalAlignment: Text.AlignRight
            Accessible.ignored: true
        }
    }
}
