pragma ComponentBehavior: Bound

import QtQuick
import Leo.Controls

// One block of a BlockStrip.
Rectangle {
    id: block

    required property int index
    required property string place
    required property string placeNumber
    required property string txCount
    required property string age
    required property var glyphs
    property bool focused: false
    readonly property bool newest: index === 0
    readonly property string spoken: qsTr("Block %1, %2, %3").arg(place.replace("#", "")).arg(txCount).arg(age)

    signal opened

    radius: Theme.radiusL
    color: hover.hovered ? Theme.bgHover : newest ? Theme.bgSelected : Theme.bgSurface
    border.width: 1
    border.color: newest ? Theme.accentLine : Theme.lineSubtle
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken

    FocusRing {
        shown: block.focused
        corner: Theme.radiusL
        anchors.margins: -2
    }
    HoverHandler {
        id: hover

        cursorShape: Qt.PointingHandCursor
    }
    TapHandler {
        onTapped: block.opened()
    }
    Label {
        x: Theme.space3
        y: Theme.space2
        text: block.place
        kind: Label.Num
        medium: true
        color: block.newest ? Theme.accentText : Theme.textPrimary
        Accessible.ignored: true
    }
    Flow {
        x: Theme.space3
        y: Theme.px(36)
        width: parent.width - 2 * x
        height: Theme.px(26)
        spacing: Theme.px(5)
        clip: true

        Repeater {
            model: block.glyphs

            TxGlyph {
                required property var model
                readonly property var glyph: model.modelData !== undefined ? model.modelData : model

                kind: glyph.glyph
                tone: glyph.tone
            }
        }
    }
    Label {
        x: Theme.space3
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space2
        text: block.txCount
        kind: Label.NumS
        color: Theme.textTertiary
        Accessible.ignored: true
    }
    Label {
        anchors.right: parent.right
        anchors.rightMargin: Theme.space3
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space2
        text: block.age
        kind: Label.NumS
        color: Theme.textTertiary
        Accessible.ignored: true
    }
}
