pragma ComponentBehavior: Bound

import QtQuick
import Leo.Controls

// The last blocks, newest left: a list model with the roles place ("#128,411"), placeNumber, txCount ("7 tx"), age and
// glyphs [{glyph, tone}], one a transaction (TxGlyph). A new block takes the place of the one before it; nothing
// slides. With pendingPlace the block to come is dashed at the left. One stop of Tab: left and right choose a block,
// Enter opens it.
FocusScope {
    id: strip

    required property var model
    property int shown: 8
    property string pendingPlace
    property string pendingText
    property int current: 0

    signal opened(placeNumber: string)

    readonly property bool pending: pendingPlace !== ""
    readonly property int places: shown + (pending ? 1 : 0)
    readonly property real placeWidth: (width - (places - 1) * Theme.space2) / places

    function choose(index: int): void {
        current = Math.max(0, Math.min(Math.min(shown, repeater.count) - 1, index));
    }
    function open(): void {
        const block = repeater.itemAt(current) as BlockPlace;
        if (block)
            opened(block.placeNumber);
    }

    implicitWidth: Theme.px(700)
    implicitHeight: Theme.px(96)
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: {
        const block = activeFocus ? repeater.itemAt(current) as BlockPlace : null;
        return block ? qsTr("Latest blocks, %1").arg(block.spoken) : qsTr("Latest blocks");
    }
    Accessible.focusable: true
    Keys.onLeftPressed: choose(current - 1)
    Keys.onRightPressed: choose(current + 1)
    Keys.onReturnPressed: open()
    Keys.onEnterPressed: open()

    DashedFrame {
        visible: strip.pending
        width: strip.placeWidth
        height: strip.height

        Label {
            x: Theme.space3
            y: Theme.space2
            text: strip.pendingPlace
            kind: Label.Num
            color: Theme.textTertiary
        }
        Label {
            x: Theme.space3
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.space2
            text: strip.pendingText
            kind: Label.NumS
            color: Theme.textTertiary
        }
    }
    Repeater {
        id: repeater

        model: strip.model

        BlockPlace {
            id: block

            visible: index < strip.shown
            x: (index + (strip.pending ? 1 : 0)) * (strip.placeWidth + Theme.space2)
            width: strip.placeWidth
            height: strip.height
            focused: strip.activeFocus && strip.current === index
            onOpened: strip.opened(block.placeNumber)
        }
    }
}
