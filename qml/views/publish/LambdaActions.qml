import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// What can be changed about a published lambda: a new version, its price, whether it is offered; each asks first.
GridLayout {
    id: actions

    required property App app
    readonly property var lambdas: app.publish.lambdas
    readonly property var detail: lambdas.detail
    readonly property bool deprecated: detail.lambdaState === "deprecated"

    columns: 2
    columnSpacing: Theme.px(8)
    rowSpacing: Theme.px(8)

    Button {
        text: qsTr("New version")
        kind: Button.Primary
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        onClicked: {
            actions.app.publish.newVersion();
            actions.app.navigator.open("publish.new");
        }
    }
    Button {
        text: qsTr("Change price")
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        enabled: actions.app.wallets.unlocked
        onClicked: priceDialog.open()
    }
    Button {
        objectName: "deprecate"
        text: actions.deprecated ? qsTr("Offer again") : qsTr("Deprecate")
        kind: actions.deprecated ? Button.Secondary : Button.DangerOutline
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        onClicked: actions.deprecated ? actions.lambdas.setDeprecated(false) : deprecateDialog.open()
    }
    Button {
        text: qsTr("Retire")
        kind: Button.DangerOutline
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        enabled: actions.app.wallets.unlocked
        busy: actions.lambdas.busy
        onClicked: retireDialog.open()
    }
    Dialog {
        id: priceDialog

        title: qsTr("Change the price of %1").arg(actions.detail.name ?? "")
        confirmText: qsTr("Review")
        firstFocus: newPrice.field
        onConfirmed: {
            actions.lambdas.changePrice(newPrice.text);
            if (actions.lambdas.priceProblem === "")
                close();
        }

        AmountField {
            id: newPrice

            objectName: "newPrice"
            Layout.fillWidth: true
            label: qsTr("New price per use")
            error: actions.lambdas.priceProblem
        }
        Label {
            text: qsTr("It applies to new tasks only. You confirm the transaction in the next step.")
            kind: Label.Small
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
    Dialog {
        id: deprecateDialog

        title: qsTr("Stop offering %1?").arg(actions.detail.name ?? "")
        confirmText: qsTr("Deprecate")
        danger: true
        onConfirmed: {
            close();
            actions.lambdas.setDeprecated(true);
        }

        Label {
            text: qsTr("It disappears from lists. Tasks that run keep running, and this computer answers their key requests. You can offer it again.")
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
    Dialog {
        id: retireDialog

        title: qsTr("Retire %1?").arg(actions.detail.name ?? "")
        confirmText: qsTr("Review")
        danger: true
        onConfirmed: {
            close();
            actions.lambdas.retire();
        }

        Label {
            text: qsTr("Nobody can post a task for it any more. Its bond returns after the network's unbonding time. This cannot be undone.")
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
}
