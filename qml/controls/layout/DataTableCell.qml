import QtQuick
import Leo.Controls

// One cell: text by default, else what the column's kind says. A Loader of Qt 6.4 makes no bound components, so the ones
// here reach the cell by its id.
// qmllint disable unqualified
Item {
    id: cell

    required property var table
    required property var column
    required property var row
    readonly property string kind: column.component ? "own" : column.kind ?? "text"
    readonly property bool isText: /^(text|strong|mono|muted|link)$/.test(kind)
    readonly property string text: table.textOf(row, column)
    readonly property bool toRight: column.align === "right"
    readonly property color tone: {
        const word = column.tone ?? (column.toneRole && row ? row[column.toneRole] : "");
        return word ? inkOf(word) : kind === "muted" ? Theme.textTertiary : kind === "link" ? Theme.accentText : kind === "text" ? Theme.textSecondary : Theme.textPrimary;
    }

    function inkOf(word: string): color {
        return Theme[word] ?? Theme.ink(word);
    }

    // Nothing is made that a cell does not show: a table has hundreds of them.
    Loader {
        id: lead

        active: cell.column.iconRole !== undefined && cell.isText
        anchors.verticalCenter: parent.verticalCenter
        sourceComponent: Icon {
            name: cell.row ? cell.row[cell.column.iconRole] ?? "" : ""
            color: cell.column.iconToneRole && cell.row ? cell.inkOf(cell.row[cell.column.iconToneRole] ?? "") : Theme.textTertiary
        }
    }
    Label {
        visible: cell.isText
        x: lead.active ? lead.width + Theme.space2 : 0
        width: cell.width - x
        height: cell.height
        text: cell.isText ? cell.text : ""
        kind: cell.kind === "mono" ? Label.Num : Label.Body
        medium: cell.kind === "strong" || cell.kind === "link"
        color: cell.tone
        elide: cell.column.elide === "middle" ? Text.ElideMiddle : Text.ElideRight
        horizontalAlignment: cell.toRight ? Text.AlignRight : Text.AlignLeft
        Accessible.ignored: true
    }
    Loader {
        id: other

        readonly property var components: ({
                badge: badgeCell,
                hash: hashCell,
                node: nodeCell,
                icon: iconCell,
                own: cell.column.component
            })

        active: !cell.isText && (cell.kind === "own" || cell.text !== "")
        x: cell.toRight && cell.kind === "badge" ? cell.width - width : 0
        y: cell.kind === "own" ? 0 : (cell.height - height) / 2
        width: cell.kind === "badge" ? Math.min(implicitWidth, cell.width) : cell.kind === "icon" ? implicitWidth : cell.width
        height: cell.kind === "own" ? cell.height : implicitHeight
        sourceComponent: components[cell.kind] ?? null
        onLoaded: {
            if (cell.kind !== "own")
                return;
            item.row = Qt.binding(() => cell.row);
            if ("column" in item)
                item.column = cell.column;
        }
    }
    Component {
        id: badgeCell

        StatusBadge {
            status: cell.row ? cell.row[cell.column.statusRole ?? "status"] ?? "neutral" : "neutral"
            text: cell.text
            plain: cell.column.plain ?? false
        }
    }
    Component {
        id: hashCell

        Label {
            readonly property int head: cell.column.head ?? 6
            readonly property int tail: cell.column.tail ?? 4

            text: cell.text.length > head + tail + 1 ? cell.text.slice(0, head) + "\u2026" + cell.text.slice(-tail) : cell.text
            kind: Label.Num
            elide: Text.ElideMiddle
            horizontalAlignment: cell.toRight ? Text.AlignRight : Text.AlignLeft
            Accessible.ignored: true
        }
    }
    Component {
        id: nodeCell

        NodeId {
            key: cell.text
            own: cell.column.ownRole && cell.row ? cell.row[cell.column.ownRole] ?? false : false
            label: cell.column.labelRole && cell.row ? cell.row[cell.column.labelRole] ?? "" : ""
        }
    }
    Component {
        id: iconCell

        Icon {
            name: cell.text
            color: cell.tone
        }
    }
}
