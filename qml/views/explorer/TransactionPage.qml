import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

ChainDetailPage {
    id: page

    readonly property TransactionDetail transaction: detail as TransactionDetail

    title: transaction.kind
    crumbs: [qsTr("Explorer"), qsTr("Transactions")]
    crumbPages: ["explorer.overview", "explorer.transactions"]
    detail: app.explorer.transactionDetail(params.id ?? "", page)

    ChainHead {
        heading: page.transaction.kind
        iconName: page.transaction.iconName
        fullId: page.transaction.fullId
        Layout.fillWidth: true
        badges: [
            StatusBadge {
                status: page.transaction.applied ? "done" : "failed"
                text: page.transaction.applied ? qsTr("Applied") : qsTr("Refused: %1").arg(page.transaction.refusal)
            },
            StatusBadge {
                status: page.transaction.signatureValid ? "done" : "stopped"
                text: page.transaction.signatureValid ? qsTr("Signature verified here") : qsTr("Signature does not hold")
            }
        ]
    }
    GridLayout {
        columns: page.width > Theme.px(900) ? 2 : 1
        columnSpacing: Theme.cardGap
        rowSpacing: Theme.cardGap
        Layout.fillWidth: true

        Card {
            title: qsTr("Fields")
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop

            ChainFacts {
                app: page.app
                model: page.transaction.facts
                Layout.fillWidth: true
            }
        }
        Card {
            title: qsTr("What it moved")
            padding: 0
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop

            DataTable {
                columns: [
                    {role: "from", title: qsTr("From")},
                    {role: "to", title: qsTr("To")},
                    {role: "why", title: qsTr("Why"), width: 120, kind: "muted"},
                    {role: "amount", title: qsTr("LEO"), width: 140, kind: "mono", align: "right"}
                ]
                model: page.transaction.moves
                dense: true
                fits: true
                accessibleName: qsTr("Movements of money")
                Layout.fillWidth: true
                onActivated: (index, row) => {
                    const account = row.toAccount || row.fromAccount;
                    if (account)
                        page.app.navigator.open("explorer.account", {id: account});
                }
            }
        }
    }
    ChainRaw {
        detail: page.transaction
        Layout.fillWidth: true
    }
}
