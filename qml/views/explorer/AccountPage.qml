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
        seed: page.account.fullId
        mono: page.account.name === ""
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
        id: halves

        columns: page.width > Theme.px(900) ? 2 : 1
        columnSpacing: Theme.cardGap
        rowSpacing: Theme.cardGap
        Layout.fillWidth: true

        ColumnLayout {
            spacing: Theme.cardGap
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            Card {
                visible: page.account.isNode && page.account.creditPoints.length > 0
                title: qsTr("Credit, 90 days")
                Layout.fillWidth: true

                LineChart {
                    objectName: "creditChart"
                    points: page.account.creditPoints
                    marks: page.account.creditMarks
                    yLabels: page.account.creditLevels
                    xLabels: page.account.creditTimes
                    valueTitle: qsTr("Credit")
                    accessibleName: qsTr("Credit over 90 days")
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.px(170)
                }
            }
            Card {
                title: qsTr("History")
                padding: 0
                Layout.fillWidth: true

                DataTable {
                    columns: [
                        {role: "place", title: qsTr("Block"), width: 84, kind: "mono"},
                        {role: "what", title: qsTr("What"), tone: "textPrimary"},
                        {role: "subject", title: qsTr("Task or transaction"), width: 120, kind: "mono", tone: "muted"},
                        {role: "amount", title: qsTr("LEO"), width: 120, kind: "mono", align: "right"},
                        {role: "credit", title: qsTr("Credit"), width: 52, kind: "mono", align: "right"},
                        {role: "balance", title: qsTr("Balance"), width: 96, kind: "mono", align: "right", hideBelow: 720}
                    ]
                    model: page.account.history
                    visible: page.account.history.count > 0
                    dense: true
                    fits: true
                    accessibleName: qsTr("History of this account")
                    Layout.fillWidth: true
                    onActivated: (index, row) => page.app.navigator.open("explorer.block", {id: row.placeNumber})
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
        }
        ColumnLayout {
            spacing: Theme.cardGap
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: halves.columns === 1
            Layout.preferredWidth: halves.columns === 2 ? Theme.px(385) : -1
            Layout.maximumWidth: halves.columns === 2 ? Theme.px(385) : -1

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
