pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls

// The last runs as squares: settled solid, no result outlined, refunded dashed; with their counts below.
ColumnLayout {
    id: squares

    required property var runs

    function countOf(mark: string): int {
        return runs.filter(run => run === mark).length;
    }

    spacing: Theme.px(8)
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Last %1 runs: %2 settled, %3 no result, %4 refunded").arg(runs.length).arg(countOf("settled")).arg(countOf("noResult")).arg(countOf("refunded"))

    component Square: Item {
        id: square

        property string mark

        implicitWidth: Theme.px(12)
        implicitHeight: Theme.px(12)

        Rectangle {
            anchors.fill: parent
            visible: square.mark !== "refunded"
            radius: Theme.px(2)
            color: square.mark === "settled" ? Theme.okFill : "transparent"
            border.width: square.mark === "settled" ? 0 : 1
            border.color: Theme.badText
        }
        DashedFrame {
            anchors.fill: parent
            visible: square.mark === "refunded"
        }
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.px(3)

        Repeater {
            model: squares.runs

            Square {
                required property string modelData

                mark: modelData
            }
        }
    }
    RowLayout {
        spacing: Theme.px(14)

        Repeater {
            id: legend

            readonly property var entries: [
                {
                    mark: "settled",
                    text: qsTr("%1 settled").arg(squares.countOf("settled"))
                },
                {
                    mark: "noResult",
                    text: qsTr("%1 no result").arg(squares.countOf("noResult"))
                },
                {
                    mark: "refunded",
                    text: qsTr("%1 refunded").arg(squares.countOf("refunded"))
                }
            ]

            model: 3

            RowLayout {
                id: entry

                required property int index
                readonly property var modelData: legend.entries[index]

                spacing: Theme.px(5)

                Square {
                    mark: entry.modelData.mark
                }
                Label {
                    text: entry.modelData.text
                    kind: Label.Caption
                    color: Theme.textTertiary
                    Accessible.ignored: true
                }
            }
        }
    }
}
