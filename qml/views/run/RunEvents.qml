pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// What happened, newest first. Hovering, focusing or scrolling freezes it; what waits is counted.
FocusScope {
    id: view

    required property EventsView events
    property bool compact: false
    readonly property bool reading: hover.hovered || list.activeFocus || list.contentY > 4

    signal transactionOpened(id: string)
    signal nodeOpened(id: string)

    function open(row: int): void {
        const tx = row < 0 ? "" : String(events.rows.value(row, "txHex"));
        const node = row < 0 ? "" : String(events.rows.value(row, "nodeHex"));
        if (tx !== "")
            transactionOpened(tx);
        else if (node !== "")
            nodeOpened(node);
    }

    onReadingChanged: events.frozen = reading

    ListView {
        id: list

        anchors.fill: parent
        model: view.events.rows
        clip: true
        focus: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        reuseItems: true
        currentIndex: -1
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Events, newest first")

        delegate: Item {
            id: event

            required property int index
            required property string words
            required property string timeText
            required property string icon
            required property string tone
            required property string blockText
            required property string txHex
            required property string nodeHex
            required property string utc
            readonly property bool opens: txHex !== "" || nodeHex !== ""

            width: list.width
            height: Math.max(Theme.px(26), text.implicitHeight + Theme.px(10))
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1, %2, %3").arg(timeText).arg(words).arg(blockText)

            Rectangle {
                anchors.fill: parent
                color: event.ListView.isCurrentItem && list.activeFocus ? Theme.bgSelected : rowHover.hovered && event.opens ? Theme.bgHover : "transparent"
            }
            Label {
                id: time

                x: Theme.cardPadding
                y: Theme.px(5)
                text: event.timeText
                kind: Label.NumS
                color: Theme.textTertiary
                Accessible.ignored: true

                HoverHandler {
                    id: timeHover
                }
                Tip {
                    visible: timeHover.hovered
                    text: event.utc
                }
            }
            Icon {
                id: mark

                x: time.x + Theme.px(82)
                y: Theme.px(5)
                // An icon beyond the edge would be drawn in full by the software renderer.
                visible: event.y + y < list.contentY + list.height && event.y + y + height > list.contentY
                name: event.icon
                size: Theme.iconSmall
                color: event.tone === "ok" ? Theme.okText : event.tone === "warn" ? Theme.warnText : event.tone === "bad" ? Theme.badText : Theme.textTertiary
            }
            Label {
                id: text

                x: mark.x + Theme.px(24)
                y: Theme.px(5)
                width: parent.width - x - Theme.cardPadding
                text: event.words
                kind: Label.Small
                medium: event.index === 0
                color: event.index === 0 ? Theme.textPrimary : Theme.textSecondary
                wrapMode: view.compact ? Text.Wrap : Text.NoWrap
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            HoverHandler {
                id: rowHover

                cursorShape: event.opens ? Qt.PointingHandCursor : Qt.ArrowCursor
            }
            TapHandler {
                onTapped: view.open(event.index)
            }
        }
        Keys.onReturnPressed: view.open(currentIndex)
        Keys.onEnterPressed: view.open(currentIndex)
    }
    HoverHandler {
        id: hover
    }
    Button {
        visible: view.events.frozen && view.events.waiting > 0
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.space1
        size: Button.Small
        iconName: "arrow-up"
        text: qsTr("Jump to latest · %n new", "", view.events.waiting)
        onClicked: {
            view.events.catchUp();
            list.positionViewAtBeginning();
        }
    }
}
