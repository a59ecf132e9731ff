import QtQuick
import QtQuick.Layouts
import Leo.Controls

// A surface with an optional head (title, a note and actions at its right) and content below, in a column.
// stale dims the content and says "not live".
Rectangle {
    id: card

    property string title
    property string note
    property alias actions: actionRow.data
    property real padding: Theme.cardPadding
    property real spacing: Theme.space3
    property bool stale: false
    property bool sunken: false
    default property alias content: body.data
    readonly property bool hasHead: title !== "" || actionRow.children.length > 0

    implicitWidth: Math.max(body.implicitWidth + 2 * padding, hasHead ? head.implicitWidth : 0)
    implicitHeight: body.implicitHeight + 2 * padding + (hasHead ? head.height + 1 : 0)
    color: sunken ? Theme.bgSunken : Theme.bgSurface
    radius: Theme.radiusL
    border.width: 1
    border.color: Theme.lineSubtle

    RowLayout {
        id: head

        visible: card.hasHead
        x: Theme.cardPadding
        width: parent.width - 2 * Theme.cardPadding
        height: Theme.cardHead
        spacing: Theme.space2

        Label {
            text: card.title
            kind: Label.BodyL
            strong: true
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        StatusBadge {
            visible: card.stale
            status: "silent"
            text: qsTr("not live")
        }
        Label {
            visible: text !== ""
            text: card.note
            kind: Label.Small
            color: Theme.textTertiary
        }
        RowLayout {
            id: actionRow

            // Not by what is visible: in a card made on a hidden page nothing is, and then nothing would ever be.
            visible: children.length > 0
            spacing: Theme.space2
        }
    }
    Rectangle {
        visible: card.hasHead
        y: head.height
        x: 1
        width: parent.width - 2
        height: 1
        color: Theme.lineSubtle
    }
    ColumnLayout {
        id: body

        x: card.padding
        y: card.padding + (card.hasHead ? head.height + 1 : 0)
        width: parent.width - 2 * card.padding
        height: Math.max(implicitHeight, card.height - y - card.padding) // never squeezed while the card is on its way
        spacing: card.spacing
        opacity: card.stale ? 0.72 : 1
    }
}
