import QtQuick
import QtQuick.Layouts
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
    readonly property string text: table.textOf(row, column)
    readonly property bool toRight: column.align === "right"
    readonly property color tone: {
        const named = column.toneRole && row ? row[column.toneRole] : "";
        return named ? Theme[named] : kind === "muted" ? Theme.textTertiary : kind === "link" ? Theme.accentText : kind === "text" ? Theme.textSecondary : Theme.textPrimary;
    }

    RowLayout {
        anchors.fill: parent
        visible: /^(text|strong|mono|muted|link)$/.test(cell.kind)
        spacing: Theme.px(8)

        Icon {
            visible: name !== ""
            name: cell.column.iconRole && cell.row ? cell.row[cell.column.iconRole] ?? "" : ""
            color: Theme.textTertiary
        }
        Label {
            text: cell.text
            kind: cell.kind === "mono" ? Label.Num : Label.Body
            medium: cell.kind === "strong" || cell.kind === "link"
            color: cell.tone
            elide: cell.column.elide === "middle" ? Text.ElideMiddle : Text.ElideRight
            horizontalAlignment: cell.toRight ? Text.AlignRight : Text.AlignLeft
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
    Loader {
        active: cell.kind === "badge" && cell.text !== ""
        anchors.verticalCenter: parent.verticalCenter
        x: cell.toRight ? cell.width - width : 0
        width: Math.min(implicitWidth, cell.width)
        sourceComponent: StatusBadge {
            status: cell.row ? cell.row[cell.column.statusRole ?? "status"] ?? "neutral" : "neutral"
            text: cell.text
            plain: cell.column.plain ?? false
        }
    }
    Loader {
        active: cell.kind === "hash" && cell.text !== ""
        anchors.verticalCenter: parent.verticalCenter
        width: cell.width
        sourceComponent: Label {
            readonly property int head: cell.column.head ?? 6
            readonly property int tail: cell.column.tail ?? 4

            text: cell.text.length > head + tail + 1 ? cell.text.slice(0, head) + "\u2026" + cell.text.slice(-tail) : cell.text
            kind: Label.Num
            elide: Text.ElideMiddle
            horizontalAlignment: cell.toRight ? Text.AlignRight : Text.AlignLeft
            Accessible.ignored: true
        }
    }
    Loader {
        active: cell.kind === "node" && cell.text !== ""
        anchors.verticalCenter: parent.verticalCenter
        width: cell.width
        sourceComponent: NodeId {
            key: cell.text
            own: cell.column.ownRole && cell.row ? cell.row[cell.column.ownRole] ?? false : false
            label: cell.column.labelRole && cell.row ? cell.row[cell.column.labelRole] ?? "" : ""
        }
    }
    Loader {
        active: cell.kind === "icon" && cell.text !== ""
        anchors.verticalCenter: parent.verticalCenter
        sourceComponent: Icon {
            name: cell.text
            color: cell.tone
        }
    }
    Loader {
        id: own

        active: cell.kind === "own"
        anchors.fill: parent
        sourceComponent: cell.column.component ?? null
        onLoaded: {
            item.row = Qt.binding(() => cell.row);
            if (item.column !== undefined)
                item.column = cell.column;
        }
    }
}
