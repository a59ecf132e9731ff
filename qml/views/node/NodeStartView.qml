import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// The node before it runs, as a page that scrolls.
Flickable {
    id: startFlick

    required property App app
    readonly property Flickable scroller: startFlick

    contentWidth: width
    contentHeight: startColumn.implicitHeight + Theme.pagePaddingTop + Theme.pagePadding
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    ColumnLayout {
        id: startColumn

        x: Theme.pagePadding
        y: Theme.pagePaddingTop
        width: Math.min(startFlick.width - 2 * Theme.pagePadding, Theme.contentWidth)
        spacing: Theme.cardGap

        NodeNotes {
            app: startFlick.app
            Layout.fillWidth: true
        }
        NodeStart {
            app: startFlick.app
            wide: startFlick.width >= Theme.px(900)
            Layout.fillWidth: true
        }
    }
}
