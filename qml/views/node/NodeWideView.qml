import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// The running node in three columns that scroll on their own.
Item {
    id: wideView

    required property App app
    readonly property Flickable scroller: null

    signal stopWanted

    ColumnLayout {
        x: Theme.pagePadding
        y: Theme.pagePaddingTop
        width: Math.min(parent.width - 2 * Theme.pagePadding, Theme.contentWidth)
        height: parent.height - Theme.pagePaddingTop - Theme.pagePadding
        spacing: Theme.cardGap

        NodeStateLine {
            app: wideView.app
            Layout.fillWidth: true
            onStopWanted: wideView.stopWanted()
        }
        NodeNotes {
            app: wideView.app
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.cardGap
            Layout.fillWidth: true
            Layout.fillHeight: true

            NodeScroll {
                Layout.preferredWidth: Theme.px(336)
                Layout.fillHeight: true

                NodeLeft {
                    app: wideView.app
                    Layout.fillWidth: true
                    Layout.fillHeight: false
                    Layout.alignment: Qt.AlignTop
                }
            }
            NodeScroll {
                Layout.fillWidth: true
                Layout.fillHeight: true

                NodeMiddle {
                    app: wideView.app
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
            NodeScroll {
                Layout.preferredWidth: Theme.px(264)
                Layout.fillHeight: true

                NodeRight {
                    app: wideView.app
                    Layout.fillWidth: true
                    Layout.fillHeight: false
                    Layout.alignment: Qt.AlignTop
                }
            }
        }
    }
}
