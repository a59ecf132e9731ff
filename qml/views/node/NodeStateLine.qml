pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// The state of the running node with its figures, and the ways to end it.
Card {
    id: line

    required property App app
    readonly property NodeArea area: app.node
    readonly property var mark: area.badge
    readonly property bool good: area.mark === "running"
    readonly property bool small: width > 0 && width < Theme.px(700) // at a large scale; the cards below have the figures
    readonly property int shown: Math.max(0, (width >= Theme.px(1120) ? 4 : width >= Theme.px(940) ? 2 : 1) - (area.mark === "starting" ? 2 : 0))

    signal stopWanted

    padding: Theme.space4

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space4

        Rectangle {
            implicitWidth: Theme.px(40)
            implicitHeight: Theme.px(40)
            radius: Theme.radiusL
            color: badge.fill

            Busy {
                visible: badge.status === "running"
                anchors.centerIn: parent
                size: Theme.iconLarge
                color: badge.ink
            }
            Icon {
                visible: badge.status !== "running"
                anchors.centerIn: parent
                name: line.good ? "shield-check" : badge.status === "warning" ? "triangle-alert" : "shield-x"
                size: Theme.iconLarge
                color: badge.ink
            }
        }
        ColumnLayout {
            spacing: Theme.px(2)
            Layout.preferredWidth: Theme.px(168)

            Label {
                objectName: "headline"
                text: line.area.headline
                strong: true
                wrapMode: line.small ? Text.Wrap : Text.NoWrap
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Theme.px(6)

                Label {
                    visible: text !== ""
                    text: line.area.since !== "" && line.area.isNode ? line.area.since + " \u00b7" : line.area.since
                    kind: Label.Num
                    color: Theme.textTertiary
                }
                NodeId {
                    visible: line.area.isNode
                    key: line.area.nodeId
                    showIdenticon: false
                    color: Theme.textTertiary
                }
            }
            // Lends its colours; the head of the page shows the state.
            StatusBadge {
                id: badge

                status: line.mark.status
                text: line.mark.text
                visible: false
            }
        }
        // Not places of the layout: one of Qt 6.4 forgets those that are shown again while it gets another width.
        Row {
            Layout.maximumWidth: line.small ? 0 : implicitWidth
            clip: line.small
            spacing: Theme.space4

            Repeater {
                model: line.area.figures

                RowLayout {
                    id: figure

                    required property int index
                    required property var modelData

                    visible: index < line.shown
                    spacing: Theme.space4

                    Rectangle {
                        implicitWidth: 1
                        color: Theme.lineSubtle
                        Layout.fillHeight: true
                    }
                    ColumnLayout {
                        spacing: 0

                        Label {
                            text: figure.modelData.label
                            kind: Label.Small
                            color: Theme.textTertiary
                        }
                        Amount {
                            value: figure.modelData.value
                            unit: figure.modelData.unit
                            kind: Label.NumL
                        }
                        Label {
                            text: figure.modelData.note
                            kind: Label.Small
                            color: Theme.textTertiary
                        }
                    }
                }
            }
        }
        Item {
            Layout.fillWidth: true
        }
        Button {
            objectName: "drainNode"
            text: qsTr("Drain")
            iconName: "clock"
            visible: line.area.mark !== "draining" && (line.area.canDrain || !line.small)
            enabled: line.area.canDrain
            onClicked: line.area.drain()
        }
        Button {
            objectName: "resumeNode"
            text: qsTr("Take tasks again")
            iconName: "play"
            visible: line.area.canResume
            onClicked: line.area.resume()
        }
        Button {
            objectName: "signRegistration"
            text: line.area.startText
            kind: Button.Primary
            visible: line.area.mark === "starting" && line.area.canStart
            onClicked: line.area.start()
        }
        Button {
            objectName: "stopNode"
            text: qsTr("Stop node")
            iconName: "stop"
            kind: Button.DangerOutline
            busy: line.area.busy
            enabled: line.area.canStop || line.area.busy
            onClicked: line.stopWanted()
        }
    }
}
