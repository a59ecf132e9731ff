import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// The running node in two columns, or in one where a large scale leaves no room for two; the page scrolls.
Flickable {
    id: narrowFlick

    required property App app
    readonly property Flickable scroller: narrowFlick
    readonly property bool single: width < Theme.px(720)

    signal stopWanted

    contentWidth: width
    contentHeight: narrowColumn.implicitHeight + Theme.pagePaddingTop + Theme.pagePadding
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    ColumnLayout {
        id: narrowColumn

        x: Theme.pagePadding
        y: Theme.pagePaddingTop
        width: narrowFlick.width - 2 * Theme.pagePadding
        spacing: Theme.cardGap

        NodeStateLine {
            app: narrowFlick.app
            Layout.fillWidth: true
            onStopWanted: narrowFlick.stopWanted()
        }
        NodeNotes {
            app: narrowFlick.app
            Layout.fillWidth: true
        }
        GridLayout {
            columns: narrowFlick.single ? 1 : 2
            columnSpacing: Theme.cardGap
            rowSpacing: Theme.cardGap
            Layout.fillWidth: true

            ColumnLayout {
                spacing: Theme.cardGap
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.px(336)
                Layout.maximumWidth: narrowFlick.single ? -1 : Theme.px(336)
                Layout.alignment: Qt.AlignTop

                NodeLeft {
                    app: narrowFlick.app
                    Layout.fillWidth: true
                }
                NodeRight {
                    app: narrowFlick.app
                    Layout.fillWidth: true
                }
            }
            NodeMiddle {
                app: narrowFlick.app
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
            }
        }
    }
}
