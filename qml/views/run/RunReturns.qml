pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// What returns to the requester at each end, to the ninth decimal; the rest is told by the tooltip.
ColumnLayout {
    id: returns

    required property var rows

    spacing: Theme.px(6)
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("What returns to you")

    Repeater {
        model: returns.rows

        RowLayout {
            id: row

            required property string label
            required property string value
            required property string note

            spacing: Theme.space2
            Layout.fillWidth: true
            Accessible.role: Accessible.Row
            Accessible.name: qsTr("%1: %2").arg(label).arg(note)

            Label {
                text: row.label
                kind: Label.Small
                color: Theme.textTertiary
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                text: row.value
                kind: Label.Num
                Accessible.ignored: true
            }
            HoverHandler {
                id: hover
            }
            Tip {
                visible: hover.hovered
                text: row.note
            }
        }
    }
}
