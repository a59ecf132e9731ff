pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Shapes
import Leo.Controls
import Leo.Views

Rectangle {
    id: cell

    required property string place
    required property string txCount
    required property string age
    required property var glyphs
    property bool pending: false
    property bool newest: false
    property bool focused: false

    radius: Theme.radiusL
    color: newest ? Theme.bgSelected : Theme.bgSurface
    border.width: pending ? 0 : focused ? 2 : 1
    border.color: focused ? Theme.focusRing : newest ? Theme.accentLine : Theme.lineSubtle
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("Block %1, %2, %3").arg(place.replace("#", "")).arg(txCount).arg(age)

    Shape {
        visible: cell.pending
        anchors.fill: parent

        ShapePath {
            strokeColor: Theme.lineControl
            strokeWidth: 1
            strokeStyle: ShapePath.DashLine
            dashPattern: [3, 3]
            fillColor: "transparent"
            startX: 0.5
            startY: 0.5
            PathLine { x: cell.width - 0.5; y: 0.5 }
            PathLine { x: cell.width - 0.5; y: cell.height - 0.5 }
            PathLine { x: 0.5; y: cell.height - 0.5 }
            PathLine { x: 0.5; y: 0.5 }
        }
    }
    Label {
        x: Theme.space3
        y: Theme.space2
        text: cell.place
        kind: Label.Num
        medium: true
        color: cell.newest ? Theme.accentText : cell.pending ? Theme.textTertiary : Theme.textPrimary
    }
    Flow {
        x: Theme.space3
        y: Theme.px(36)
        width: parent.width - 2 * x
        height: Theme.px(28)
        spacing: Theme.space2
        clip: true

        Repeater {
            model: cell.glyphs

            ChainGlyph {
                required property var modelData

                glyph: modelData.glyph
                tone: modelData.tone
            }
        }
    }
    Label {
        x: Theme.space3
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space2
        text: cell.txCount
        kind: Label.NumS
        color: Theme.textTertiary
    }
    Label {
        anchors.right: parent.right
        anchors.rightMargin: Theme.space3
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space2
        text: cell.age
        kind: Label.NumS
        color: Theme.textTertiary
    }
}
