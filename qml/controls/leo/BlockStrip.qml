pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls

// The last blocks, newest left: a model with the roles height (text), blockHeight, txs (number), kinds (list of TxGlyph
// kinds), fill (0 to 1) and age. A new block takes the place of the one before it; nothing slides. `pending` shows a
// dashed place for the block to come.
FocusScope {
    id: strip

    required property var model
    property int shown: 8
    property bool pending: false
    property int pendingTxs: 0
    property real blockHeight: Theme.px(92)
    property int current: 0

    signal opened(height: var)

    readonly property int places: shown + (pending ? 1 : 0)
    readonly property real placeWidth: (width - (places - 1) * Theme.px(8)) / places

    implicitWidth: Theme.px(700)
    implicitHeight: blockHeight
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Latest blocks")
    Keys.onLeftPressed: current = Math.max(0, current - 1)
    Keys.onRightPressed: current = Math.min(Math.min(shown, repeater.count) - 1, current + 1)
    Keys.onReturnPressed: {
        const item = repeater.itemAt(current) as Item;
        if (item)
            item.open();
    }

    DashedFrame {
        visible: strip.pending
        width: strip.placeWidth
        height: strip.height

        ColumnLayout {
            x: Theme.px(10)
            y: Theme.px(10)
            width: parent.width - 2 * x
            spacing: Theme.px(2)

            Label {
                text: qsTr("pending")
                kind: Label.Num
                color: Theme.textTertiary
            }
            Label {
                text: qsTr("%n tx", "", strip.pendingTxs)
                kind: Label.Caption
                color: Theme.textTertiary
            }
        }
    }
    Repeater {
        id: repeater

        model: strip.model

        Rectangle {
            id: block

            required property int index
            required property var model
            readonly property var row: model.modelData !== undefined ? model.modelData : model
            readonly property bool newest: index === 0
            readonly property int place: index + (strip.pending ? 1 : 0)

            function open(): void {
                strip.opened(row.blockHeight);
            }

            visible: index < strip.shown
            x: place * (strip.placeWidth + Theme.px(8))
            width: strip.placeWidth
            height: strip.height
            radius: Theme.radiusM
            color: hover.hovered ? Theme.bgHover : newest ? Theme.bgSelected : Theme.bgRaised
            border.width: 1
            border.color: newest ? Theme.accentLine : Theme.lineDefault
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("Block %1, %n transactions, %2", "", row.txs).arg(String(row.height).replace("#", "")).arg(row.age)

            FocusRing {
                shown: strip.activeFocus && strip.current === block.index
            }
            HoverHandler {
                id: hover

                cursorShape: Qt.PointingHandCursor
            }
            TapHandler {
                onTapped: block.open()
            }
            ColumnLayout {
                x: Theme.px(10)
                y: Theme.px(9)
                width: parent.width - 2 * x
                spacing: Theme.px(3)

                Label {
                    text: block.row.height
                    kind: Label.Num
                    color: block.newest ? Theme.accentText : Theme.textPrimary
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
                Label {
                    text: qsTr("%n tx", "", block.row.txs)
                    kind: Label.Caption
                    color: Theme.textTertiary
                    Accessible.ignored: true
                }
                Flow {
                    visible: (block.row.kinds ?? []).length > 0
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.px(10)
                    clip: true
                    spacing: Theme.px(3)

                    Repeater {
                        model: block.row.kinds ?? []

                        TxGlyph {
                            required property string modelData

                            kind: modelData
                        }
                    }
                }
                ProgressBar {
                    visible: (block.row.kinds ?? []).length === 0
                    Layout.fillWidth: true
                    implicitHeight: Theme.px(3)
                    value: block.row.fill ?? 0
                    tone: block.newest ? Theme.accentLine : Theme.lineControl
                    Accessible.ignored: true
                }
                Label {
                    text: block.row.age
                    kind: Label.Caption
                    color: Theme.textTertiary
                    Accessible.ignored: true
                }
            }
        }
    }
}
