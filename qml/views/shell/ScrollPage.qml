import QtQuick
import QtQuick.Layouts
import Leo.Controls

// A page whose content is a column that scrolls as a whole.
AppPage {
    id: page

    default property alias content: column.data
    property alias spacing: column.spacing
    property real maximumWidth: Theme.contentWidth

    scroller: flick

    Flickable {
        id: flick

        anchors.fill: parent
        contentWidth: width
        contentHeight: column.y + column.implicitHeight + Theme.pagePadding
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        ColumnLayout {
            id: column

            x: Theme.pagePadding
            y: Theme.pagePaddingTop
            width: Math.min(flick.width - 2 * Theme.pagePadding, page.maximumWidth)
            spacing: Theme.cardGap
        }
    }
}
