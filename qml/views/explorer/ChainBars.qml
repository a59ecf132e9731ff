pragma ComponentBehavior: Bound

import QtQuick
import Leo.Controls

// A few bars of one colour, each with its text as tooltip and name. bars: [{part, text}].
Row {
    id: chart

    required property var bars
    property color ink: Theme.accentLine

    spacing: Theme.px(4)
    height: Theme.px(90)
    Accessible.role: Accessible.Chart

    Repeater {
        model: chart.bars

        Item {
            id: bar

            required property var modelData

            width: (chart.width - (chart.bars.length - 1) * chart.spacing) / Math.max(1, chart.bars.length)
            height: chart.height
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.text

            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: Math.max(bar.modelData.part > 0 ? 1 : 0, parent.height * bar.modelData.part)
                color: pointer.hovered ? Theme.accentText : chart.ink
            }
            HoverHandler {
                id: pointer
            }
            Tip {
                text: bar.modelData.text
                visible: pointer.hovered
            }
        }
    }
}
