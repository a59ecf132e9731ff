import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// How credit is spread over the nodes.
Card {
    id: card

    required property ExplorerArea area
    readonly property var credit: area.credit

    signal nodesWanted

    title: qsTr("Credit")
    actions: LinkText {
        text: qsTr("Nodes")
        onClicked: card.nodesWanted()
    }

    RowLayout {
        spacing: Theme.space4

        Repeater {
            model: [{label: qsTr("Nodes"), value: card.credit.nodes ?? ""}, {label: qsTr("Total"), value: card.credit.total ?? ""}, {label: qsTr("Median"), value: card.credit.median ?? ""}]

            RowLayout {
                id: figure

                required property var modelData

                spacing: Theme.space1

                Label {
                    text: figure.modelData.label
                    kind: Label.Small
                    color: Theme.textTertiary
                }
                Label {
                    text: figure.modelData.value
                    kind: Label.Num
                }
            }
        }
    }
    StackedBars {
        bars: card.credit.bars ?? []
        series: [{title: qsTr("Nodes"), color: Theme.accentLine}]
        yLabels: card.credit.levels ?? []
        labelled: true
        labelTitle: qsTr("Credit")
        accessibleName: qsTr("Nodes by credit")
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.px(130)
    }
    Label {
        text: qsTr("Nodes by credit. Credit is earned by honest work and cannot be bought or sent. The highest J leads, which favours big credit: the list of nodes shows how often each led.")
        kind: Label.Small
        color: Theme.textTertiary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
}
