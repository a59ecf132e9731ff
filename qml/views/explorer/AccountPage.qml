import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

ChainDetailPage {
    id: page

    readonly property AccountDetail account: detail as AccountDetail

    title: account.name !== "" ? account.name : account.shownId
    crumbs: [qsTr("Explorer"), qsTr("Nodes")]
    crumbPages: ["explorer.overview", "explorer.nodes"]
    detail: app.explorer.accountDetail(params.id ?? "", page)

    ChainHead {
        heading: page.account.name !== "" ? page.account.name : page.account.shownId
        iconName: page.account.isNode ? "server" : "user"
        fullId: page.account.fullId
        Layout.fillWidth: true
        badges: [
            StatusBadge {
                visible: page.account.isNode
                status: page.account.nodeStatus === "" ? "neutral" : page.account.nodeStatus
                text: page.account.nodeText
            },
            StatusBadge {
                visible: page.account.isNode
                status: page.account.softwareTpm ? "warning" : "neutral"
                text: page.account.softwareTpm ? qsTr("software TPM: proves the protocol, not the machine") : qsTr("Hardware TPM")
            }
        ]
    }
    RowLayout {
        spacing: Theme.cardGap
        Layout.fillWidth: true

        Repeater {
            model: {
                const figures = page.account.figures;
                const tiles = [{title: qsTr("Balance"), value: figures.balance ?? "", below: qsTr("%1 held").arg(figures.held ?? "")}];
                if (page.account.isNode) {
                    tiles.unshift({title: qsTr("Credit"), value: figures.credit ?? "", below: qsTr("%1 of all").arg(figures.creditShare ?? "")});
                    tiles.push({title: qsTr("Executed"), value: figures.led ?? "", below: qsTr("led %1 of its committees").arg(figures.leadShare ?? "")});
                    tiles.push({title: qsTr("Monitored"), value: figures.monitored ?? "", below: ""});
                    tiles.push({title: qsTr("Failed"), value: figures.failed ?? "", below: qsTr("as executor")});
                }
                return tiles;
            }

            Card {
                id: tile

                required property var modelData

                spacing: 0
                Layout.fillWidth: true
                Layout.preferredWidth: 1

                Label {
                    text: tile.modelData.title
                    kind: Label.Small
                    color: Theme.textTertiary
                }
                Label {
                    text: tile.modelData.value
                    kind: Label.NumL
                }
                Label {
                    text: tile.modelData.below
                    kind: Label.Small
                    color: Theme.textTertiary
                }
            }
        }
    }
    GridLayout {
        columns: page.width > Theme.px(900) ? 2 : 1
        columnSpacing: Theme.cardGap
        rowSpacing: Theme.cardGap
        Layout.fillWidth: true

        Card {
            title: qsTr("History")
            padding: 0
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            ChainTable {
                columns: [
                    {role: "place", title: qsTr("Block"), width: 90, mono: true},
                    {role: "what", title: qsTr("What"), width: 0},
                    {role: "subject", title: qsTr("Task or transaction"), width: 150, mono: true, tertiary: true},
                    {role: "amount", title: qsTr("LEO"), width: 130, mono: true, right: true},
                    {role: "credit", title: qsTr("Credit"), width: 60, mono: true, right: true},
                    {role: "balance", title: qsTr("Balance"), width: 100, mono: true, right: true}
                ]
                model: page.account.history
                accessibleName: qsTr("History of this account")
                Layout.fillWidth: true
                onActivated: row => page.app.navigator.open("explorer.block", {id: page.account.history.value(row, "placeNumber")})
            }
            Button {
                visible: page.account.moreHistory
                text: qsTr("Show earlier")
                Layout.margins: Theme.cardPadding
                onClicked: page.account.fetchMore()
            }
            Label {
                visible: page.account.history.count === 0
                text: qsTr("Nothing has moved on this account yet.")
                kind: Label.Small
                color: Theme.textTertiary
                Layout.margins: Theme.cardPadding
            }
        }
        ColumnLayout {
            spacing: Theme.cardGap
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: Theme.px(385)

            Card {
                title: page.account.isNode ? qsTr("TPM and account") : qsTr("Account")
                Layout.fillWidth: true

                ChainFacts {
                    app: page.app
                    model: page.account.facts
                    Layout.fillWidth: true
                }
            }
            Card {
                title: qsTr("Record")
                note: qsTr("counts from the chain; there is no score")
                Layout.fillWidth: true

                Repeater {
                    model: page.account.record

                    RowLayout {
                        id: line

                        required property string label
                        required property string value

                        Layout.fillWidth: true

                        Label {
                            text: line.label
                            kind: Label.Small
                            color: Theme.textTertiary
                            Layout.fillWidth: true
                        }
                        Label {
                            text: line.value
                            kind: Label.Num
                        }
                    }
                }
            }
        }
    }
}
