import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// Where all LEO is. The parts add up to the genesis supply.
Card {
    id: card

    required property var supply

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
    ChainBars {
        bars: card.supply.days ?? []
        ink: Theme.roleBurn
        Accessible.name: qsTr("Burned a day, two weeks")
        Layout.fillWidth: true
    }
    Repeater {
        model: [
            {label: qsTr("Balances"), value: card.supply.balances ?? ""},
            {label: qsTr("Escrow"), value: card.supply.escrow ?? ""},
            {label: qsTr("Deposits"), value: card.supply.deposits ?? ""},
            {label: qsTr("Bonds"), value: card.supply.bonds ?? ""}
        ]

        RowLayout {
            id: part

            required property var modelData

            Layout.fillWidth: true

            Label {
                text: part.modelData.label
                kind: Label.Small
                color: Theme.textTertiary
                Layout.fillWidth: true
            }
            Label {
                text: part.modelData.value
                kind: Label.Num
            }
        }
    }
}
