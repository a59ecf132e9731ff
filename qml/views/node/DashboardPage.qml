import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Leo.Controls
import Leo.Ui
import Leo.Views

// The operator's node: the checklist while it is stopped, else what it is, does and earns.
AppPage {
    id: page

    readonly property NodeArea area: app.node
    // Columns that scroll on their own need the width of three and some height.
    readonly property bool wide: width >= Theme.px(1180) && Window.height >= Theme.px(800)

    function askStop(): void {
        if (area.stopCosts)
            stopDialog.open();
        else
            area.stop();
    }

    title: area.name !== "" ? area.name : qsTr("Node")
    scroller: startView.item ? startView.item.scroller : narrowView.item ? narrowView.item.scroller : null
    Component.onCompleted: area.enter()
    Component.onDestruction: area.leave()

    Binding {
        target: page.area
        property: "rolesHidden"
        value: page.app.settings.hideAmounts
    }
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: page.area.known && page.area.stopped && page.area.canStart
        onActivated: page.area.start()
    }
    Loader {
        id: loading

        anchors.fill: parent
        active: !page.area.known
        sourceComponent: Item {
            ColumnLayout {
                anchors.fill: parent
                anchors.margins: Theme.pagePadding
                spacing: Theme.cardGap

                Skeleton {
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.px(88)
                }
                Skeleton {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
    }
    Loader {
        id: startView

        anchors.fill: parent
        active: page.area.known && page.area.stopped
        sourceComponent: Flickable {
            id: startFlick

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
                    app: page.app
                    Layout.fillWidth: true
                }
                NodeStart {
                    app: page.app
                    wide: page.width >= Theme.px(900)
                    Layout.fillWidth: true
                }
            }
        }
    }
    Loader {
        id: narrowView

        anchors.fill: parent
        active: page.area.known && !page.area.stopped && !page.wide
        sourceComponent: Flickable {
            id: narrowFlick

            readonly property Flickable scroller: narrowFlick

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
                    app: page.app
                    Layout.fillWidth: true
                    onStopWanted: page.askStop()
                }
                NodeNotes {
                    app: page.app
                    Layout.fillWidth: true
                }
                RowLayout {
                    spacing: Theme.cardGap
                    Layout.fillWidth: true

                    ColumnLayout {
                        spacing: Theme.cardGap
                        Layout.preferredWidth: Theme.px(336)
                        Layout.maximumWidth: Theme.px(336)
                        Layout.alignment: Qt.AlignTop

                        NodeLeft {
                            app: page.app
                            Layout.fillWidth: true
                        }
                        NodeRight {
                            app: page.app
                            Layout.fillWidth: true
                        }
                    }
                    NodeMiddle {
                        app: page.app
                        Layout.fillWidth: true
                        Layout.alignment: Qt.AlignTop
                    }
                }
            }
        }
    }
    Loader {
        id: wideView

        anchors.fill: parent
        active: page.area.known && !page.area.stopped && page.wide
        sourceComponent: Item {
            ColumnLayout {
                x: Theme.pagePadding
                y: Theme.pagePaddingTop
                width: Math.min(parent.width - 2 * Theme.pagePadding, Theme.contentWidth)
                height: parent.height - Theme.pagePaddingTop - Theme.pagePadding
                spacing: Theme.cardGap

                NodeStateLine {
                    app: page.app
                    Layout.fillWidth: true
                    onStopWanted: page.askStop()
                }
                NodeNotes {
                    app: page.app
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
                            app: page.app
                            Layout.fillWidth: true
                            Layout.fillHeight: false
                            Layout.alignment: Qt.AlignTop
                        }
                    }
                    NodeScroll {
                        Layout.fillWidth: true
                        Layout.fillHeight: true

                        NodeMiddle {
                            app: page.app
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                        }
                    }
                    NodeScroll {
                        Layout.preferredWidth: Theme.px(264)
                        Layout.fillHeight: true

                        NodeRight {
                            app: page.app
                            Layout.fillWidth: true
                            Layout.fillHeight: false
                            Layout.alignment: Qt.AlignTop
                        }
                    }
                }
            }
        }
    }
    NodeStopDialog {
        id: stopDialog

        app: page.app
    }

}
