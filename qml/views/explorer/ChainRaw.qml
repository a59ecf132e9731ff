pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// Decoded fields beside the bytes they were read from; a selected field marks its bytes.
GridLayout {
    id: raw

    required property Detail detail

    property int from: -1
    property int to: -1

    // Offset 4, two spaces, then three places a byte with one more in the middle; a line ends with its text.
    function place(offset: int): int {
        const column = offset % 16;
        return 6 + column * 3 + (column >= 8 ? 1 : 0);
    }

    function mark(row: int): void {
        if (row < 0)
            return;
        from = detail.rawFields.value(row, "from");
        to = detail.rawFields.value(row, "to");
    }

    columns: width >= Theme.px(1080) ? 2 : 1 // a line of bytes takes 520
    columnSpacing: Theme.cardGap
    rowSpacing: Theme.cardGap

    Card {
        title: qsTr("Decoded")
        note: qsTr("CBOR diagnostic")
        sunken: true
        padding: 0
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Theme.px(560)

        ListView {
            id: fields

            model: raw.detail.rawFields
            clip: true
            reuseItems: true
            activeFocusOnTab: true
            keyNavigationEnabled: true
            boundsBehavior: Flickable.StopAtBounds
            Layout.fillWidth: true
            Layout.fillHeight: true
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Decoded fields")
            onCurrentIndexChanged: if (activeFocus) raw.mark(currentIndex)

            delegate: Rectangle {
                id: field

                required property int index
                required property string path
                required property string value
                required property int depth
                required property int from
                required property int to

                width: fields.width
                height: Theme.px(22)
                color: raw.from === from && raw.to === to ? Theme.bgSelected : "transparent"
                Accessible.role: Accessible.ListItem
                Accessible.name: qsTr("%1: %2, bytes %3 to %4").arg(path).arg(value).arg(from).arg(to)

                TapHandler {
                    onTapped: {
                        fields.currentIndex = field.index;
                        raw.mark(field.index);
                    }
                }
                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.cardPadding + field.depth * Theme.space3
                    anchors.rightMargin: Theme.cardPadding
                    spacing: Theme.space2

                    Label {
                        text: field.path
                        kind: Label.Num
                        color: Theme.roleMonitor
                    }
                    Label {
                        text: field.value
                        kind: Label.Num
                        elide: Text.ElideMiddle
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
    Card {
        title: qsTr("Bytes")
        note: raw.detail.reencodes ? qsTr("%1 bytes · re-encodes to the same hash").arg(raw.detail.rawBytes) : qsTr("%1 bytes · does not re-encode to the same bytes").arg(raw.detail.rawBytes)
        sunken: true
        padding: 0
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Theme.px(560)

        Flickable {
            contentHeight: dump.implicitHeight + 2 * Theme.space3
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Layout.fillWidth: true
            Layout.fillHeight: true

            Repeater {
                model: raw.from < 0 ? 0 : Math.min(64, Math.floor((raw.to - 1) / 16) - Math.floor(raw.from / 16) + 1)

                Rectangle {
                    required property int index

                    readonly property int line: Math.floor(raw.from / 16) + index
                    readonly property int first: Math.max(raw.from, line * 16)
                    readonly property int last: Math.min(raw.to, line * 16 + 16) - 1

                    x: dump.x + raw.place(first) * letter.advanceWidth
                    y: dump.y + line * Theme.px(18)
                    width: (raw.place(last) + 2 - raw.place(first)) * letter.advanceWidth
                    height: Theme.px(18)
                    color: Theme.bgSelected
                }
            }
            Label {
                id: dump

                x: Theme.cardPadding
                y: Theme.space3
                text: raw.detail.rawHex
                kind: Label.Log
                color: Theme.textSecondary
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Bytes in hexadecimal")
            }
            TextMetrics {
                id: letter

                font: dump.font
                text: "0"
            }
        }
    }
}
