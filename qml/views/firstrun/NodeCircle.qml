pragma ComponentBehavior: Bound

import QtQuick
import Leo.Controls
import Leo.Views

// The nodes of the local network around their layer one, or in rows below it where a circle has no room.
Item {
    id: circle

    required property var nodes
    required property string heightText
    readonly property bool tight: width < Theme.px(520)
    readonly property bool inRows: width < Theme.px(400)
    readonly property int inRow: 5
    readonly property real rowHeight: Theme.px(52)
    readonly property real headHeight: Theme.px(76)
    readonly property real tile: Theme.px(tight ? 32 : 36)

    implicitHeight: inRows ? headHeight + Math.ceil(repeater.count / inRow) * rowHeight : width
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Nodes")

    Repeater {
        id: repeater

        model: circle.nodes

        Item {
            id: node

            required property int index
            required property string number
            required property string mark
            required property string word
            required property string spoken
            readonly property real angle: 2 * Math.PI * index / Math.max(1, repeater.count)
            readonly property real radius: (circle.width - circle.tile) / 2 - Theme.px(10)
            readonly property color tone: mark === "attested" ? Theme.okFill : mark === "quoting" ? Theme.accentLine : mark === "failed" ? Theme.badFill : Theme.lineDefault

            x: circle.inRows ? (index % circle.inRow + 0.5) * circle.width / circle.inRow - width / 2 : circle.width / 2 + radius * Math.sin(angle) - width / 2
            y: circle.inRows ? circle.headHeight + Math.floor(index / circle.inRow) * circle.rowHeight : circle.height / 2 - radius * Math.cos(angle) - height / 2
            width: circle.tile
            height: circle.tile + Theme.px(circle.tight ? 16 : 32)
            Accessible.role: Accessible.StaticText
            Accessible.name: spoken

            Rectangle {
                width: circle.tile
                height: circle.tile
                radius: Theme.radiusL
                color: Theme.bgSurface
                border.width: 1
                border.color: node.tone

                Busy {
                    anchors.centerIn: parent
                    visible: node.mark === "quoting"
                    color: Theme.accentText
                }
                Icon {
                    anchors.centerIn: parent
                    visible: node.mark !== "quoting"
                    name: node.mark === "attested" ? "shield-check" : node.mark === "tpm" ? "cpu" : node.mark === "failed" ? "circle-x" : "circle-dashed"
                    color: node.mark === "attested" ? Theme.okText : node.mark === "failed" ? Theme.badText : Theme.textTertiary
                }
            }
            Label {
                y: circle.tile + Theme.px(1)
                anchors.horizontalCenter: parent.horizontalCenter
                text: node.number
                kind: Label.NumS
                Accessible.ignored: true
            }
            Label {
                y: circle.tile + Theme.px(14)
                visible: !circle.tight
                anchors.horizontalCenter: parent.horizontalCenter
                text: node.word
                kind: Label.Caption
                color: Theme.textTertiary
                Accessible.ignored: true
            }
        }
    }
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: circle.inRows ? 0 : (parent.height - height) / 2
        spacing: Theme.px(4)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "blocks"
            size: Theme.px(24)
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("Layer one")
            kind: Label.Small
            color: Theme.textTertiary
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: circle.heightText
            kind: Label.NumL
        }
    }
}
