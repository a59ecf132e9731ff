import QtQuick
import QtQuick.Layouts
import Leo.Controls

// The price of one use, beside the form.
Card {
    id: card

    required property var wizard
    readonly property var form: wizard.form

    title: qsTr("Price per use")

    AmountField {
        objectName: "price"
        Layout.fillWidth: true
        label: qsTr("Price per use")
        text: card.form.values.price ?? ""
        error: card.form.problems.price ?? ""
        onEdited: card.form.set("price", text)
    }
    Label {
        visible: text !== ""
        text: card.wizard.splitTitle
        kind: Label.Small
        medium: true
        Layout.fillWidth: true
    }
    OfferBar {
        objectName: "priceSplit"
        visible: card.wizard.splitTitle !== ""
        shares: card.wizard.split
        Layout.fillWidth: true
    }
    Label {
        text: qsTr("You receive this when a run settles, whatever the offer is.")
        kind: Label.Small
        color: Theme.textTertiary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    Label {
        visible: text !== ""
        text: card.wizard.similarPrices
        kind: Label.Small
        color: Theme.textTertiary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
}
