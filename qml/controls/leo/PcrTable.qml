import QtQuick
import Leo.Controls

// What the PCRs of a TPM hold: rows with the roles index, meaning, value, expected and match ("match", "differs",
// "notMeasured"). A differing row shows both values. Row 13 is Leo's runtime log and opens it.
DataTable {
    id: table

    signal logOpened

    fits: true
    dense: true
    accessibleName: qsTr("Platform configuration registers")
    columns: [
        {title: qsTr("PCR"), role: "index", kind: "mono", width: 24},
        {title: qsTr("Measures"), role: "meaning", component: meaningCell},
        {title: qsTr("SHA-256"), role: "value", component: valueCell, width: 80},
        {title: "", role: "match", component: matchCell, width: 82}
    ]
    onActivated: (index, row) => {
        if (row.index === 13)
            logOpened();
    }

    Component {
        id: meaningCell

        Label {
            property var row
            property var column

            text: row ? row.meaning ?? "" : ""
            kind: Label.Small
            color: Theme.textSecondary
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    Component {
        id: valueCell

        Label {
            id: digest

            property var row
            property var column

            function cut(digest: string): string {
                return digest.length > 12 ? digest.slice(0, 6) + "\u2026" + digest.slice(-4) : digest;
            }

            text: row ? cut(row.value ?? "") : ""
            kind: Label.Num
            color: row && row.match === "differs" ? Theme.badText : Theme.textPrimary
            elide: Text.ElideRight
            Accessible.ignored: true

            HoverHandler {
                id: hover
            }
            Tip {
                text: !digest.row ? "" : digest.row.match === "differs" && digest.row.expected ? qsTr("Found %1\nexpected %2").arg(digest.row.value).arg(digest.row.expected) : digest.row.value ?? ""
                visible: text !== "" && hover.hovered
            }
        }
    }
    Component {
        id: matchCell

        StatusBadge {
            property var row
            property var column

            readonly property string mark: row ? row.match ?? "" : ""

            plain: true
            status: mark === "match" ? "done" : mark === "differs" ? "failed" : "notYet"
            text: mark === "match" ? qsTr("match") : mark === "differs" ? qsTr("differs") : qsTr("not judged")
        }
    }
}
