import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

ChainDetailPage {
    id: page

    readonly property BlockDetail block: detail as BlockDetail

    title: block.place
    crumbs: [qsTr("Explorer"), qsTr("Blocks")]
    crumbPages: ["explorer.overview", "explorer.blocks"]
    detail: app.explorer.blockDetail(params.id ?? "", page)

    RowLayout {
        spacing: Theme.space3
        Layout.fillWidth: true

        IconButton {
            iconName: "chevron-left"
            tooltip: qsTr("Previous block")
            framed: true
            enabled: page.block.previous !== ""
            onClicked: page.app.navigator.replace("explorer.block", {id: page.block.previous})
        }
        ChainHead {
            heading: page.block.place
            mono: true
            fullId: page.block.fullId
            Layout.fillWidth: true
            badges: [
                StatusBadge {
                    status: page.block.valid ? "done" : "stopped"
                    text: page.block.valid ? qsTr("Signature and beacon verified here") : qsTr("Signature or beacon does not hold")
                },
                StatusBadge {
                    visible: page.block.seeds > 0
                    status: "info"
                    text: qsTr("Seeds the draw of %n task(s)", "", page.block.seeds)
                }
            ]
        }
        Label {
            text: page.block.when
            kind: Label.Num
            color: Theme.textTertiary
        }
        IconButton {
            iconName: "chevron-right"
            tooltip: qsTr("Next block")
            framed: true
            onClicked: page.app.navigator.replace("explorer.block", {id: page.block.next})
        }
    }
    GridLayout {
        columns: page.width > Theme.px(900) ? 2 : 1
        columnSpacing: Theme.cardGap
        rowSpacing: Theme.cardGap
        Layout.fillWidth: true

        Card {
            title: qsTr("Header")
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: Theme.px(320)

            ChainFacts {
                app: page.app
                model: page.block.facts
                Layout.fillWidth: true
            }
        }
        Card {
            title: qsTr("Transactions")
            padding: 0
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            ChainTransactions {
                app: page.app
                model: page.block.transactions
                accessibleName: qsTr("Transactions of this block")
                Layout.fillWidth: true
            }
        }
    }
    ChainRaw {
        detail: page.block
        Layout.fillWidth: true
    }
}
