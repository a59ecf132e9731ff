import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// Where all LEO is. The parts add up to the genesis supply.
Card {
    id: card

    required property ExplorerArea area
    readonly property var supply: area.supply

    title: qsTr("Supply")
    note: qsTr("burned a day")

    RowLayout {
        spacing: Theme.space4
        Layout.fillWidth: true

        Repeater {
            model: [
                {title: qsTr("In circulation"), value: card.supply.circulating ?? "", below: qsTr("of %1 LEO").arg(card.supply.supply ?? "")},
                {title: qsTr("Burned"), value: card.supply.burned ?? "", below: qsTr("+%1 in 24 h").arg(card.supply.burnedDay ?? "")}
            ]

            ColumnLayout {
                id: figure

                required property var modelData

                spacing: 0
                Layout.fillWidth: true
                Layout.preferredWidth: 1

                Label {
                    text: figure.modelData.title
                    kind: Label.Small
                    color: Theme.textTertiary
                }
                Label {
                    text: figure.modelData.value
                    kind: Label.NumL
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.fontNum
                    Layout.fillWidth: true
                }
                Label {
                    text: figure.modelData.below
                    kind: Label.Small
                    color: Theme.textTertiary
                }
            }
        }
    }
    StackedBars {
        bars: card.supply.days ?? []
        series: [{title: qsTr("Burned, LEO"), color: Theme.roleBurn, hatched: true}]
        yLabels: card.supply.levels ?? []
        firstLabel: card.supply.firstDay ?? ""
        lastLabel: qsTr("today")
        accessibleName: qsTr("LEO burned a day, two weeks")
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.px(110)
    }
    KeyValue {
        rows: [{label: qsTr("Balances"), value: card.supply.balances ?? "", mono: true}, {label: qsTr("Escrow"), value: card.supply.escrow ?? "", mono: true}, {label: qsTr("Deposits"), value: card.supply.deposits ?? "", mono: true}, {label: qsTr("Bonds"), value: card.supply.bonds ?? "", mono: true}]
        Layout.fillWidth: true
    }
}
