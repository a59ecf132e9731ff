import QtQuick
import QtQuick.Layouts
import QtQuick.Shapes
import Leo.Controls
import Leo.Ui
import Leo.Views

// qmllint disable unqualified
// A Loader of Qt 6.4 makes no bound components: those here reach the page by its id.
// What the active wallet published: figures, list, answers to key requests, and one lambda in detail.
AppPage {
    id: page

    readonly property var lambdas: app.publish.lambdas
    readonly property var releases: app.publish.releases
    readonly property bool compact: width < Theme.px(1150)
    property bool detailOpen: pageState.detailOpen ?? false

    function saveState(): var {
        return {
            detailOpen: detailOpen
        };
    }

    title: qsTr("My lambdas")

    EmptyState {
        anchors.centerIn: parent
        visible: page.lambdas.stage === MyLambdas.Empty
        width: Theme.px(440)
        iconName: "package"
        title: qsTr("Nothing published")
        text: qsTr("Publish code once and get paid every time it runs. Your source stays sealed.")
        action: qsTr("New lambda")
        onTriggered: page.app.navigator.open("publish.new")
    }
    Card {
        visible: page.lambdas.stage === MyLambdas.Loading
        x: Theme.pagePadding
        y: Theme.pagePaddingTop
        width: parent.width - 2 * x
        title: qsTr("Lambdas")

        Skeleton {
            Layout.fillWidth: true
            rows: 6
            reason: qsTr("The chain is still being read.")
        }
    }
    Loader {
        anchors.fill: parent
        anchors.margins: Theme.pagePadding
        anchors.topMargin: Theme.pagePaddingTop
        active: page.lambdas.stage === MyLambdas.Ready
        sourceComponent: RowLayout {
            spacing: Theme.px(20)

            ColumnLayout {
                visible: !page.compact || !page.detailOpen
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: Theme.cardGap

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.px(12)

                    FigureCard {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        label: qsTr("Earned, 30 days")
                        figure: page.lambdas.earned
                        unit: qsTr("LEO")
                        remark: page.lambdas.earnedChange
                    }
                    FigureCard {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        label: qsTr("Runs, 30 days")
                        figure: page.lambdas.runs
                        remark: page.lambdas.runsADay
                    }
                    FigureCard {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        label: qsTr("Success rate")
                        figure: page.lambdas.success
                        remark: page.lambdas.failures
                    }
                    FigureCard {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        label: qsTr("Keys released")
                        figure: page.releases.released
                        remark: qsTr("%1 not released").arg(page.releases.refused)
                    }
                }
                Card {
                    Layout.fillWidth: true
                    title: qsTr("Lambdas")
                    padding: 0
                    actions: [
                        Label {
                            visible: !page.compact
                            text: qsTr("Amounts in LEO, revenue of 30 days")
                            kind: Label.Small
                            color: Theme.textTertiary
                        },
                        Button {
                            text: qsTr("New lambda")
                            iconName: "plus"
                            kind: Button.Primary
                            size: Button.Small
                            onClicked: {
                                page.app.publish.wizard.startNew();
                                page.app.navigator.open("publish.new");
                            }
                        }
                    ]

                    DataTable {
                        objectName: "lambdaTable"
                        Layout.fillWidth: true
                        fits: true
                        accessibleName: qsTr("Lambdas")
                        model: page.lambdas.rows
                        current: page.lambdas.rows.rowOf(page.lambdas.selected)
                        columns: [
                            {
                                title: qsTr("Name"),
                                role: "name",
                                kind: "strong",
                                fill: 2
                            },
                            {
                                title: qsTr("State"),
                                role: "stateText",
                                component: stateCell,
                                width: 104
                            },
                            {
                                title: qsTr("Price"),
                                role: "price",
                                kind: "mono",
                                width: 56,
                                align: "right"
                            },
                            {
                                title: qsTr("Runs"),
                                role: "runs",
                                kind: "mono",
                                width: 52,
                                align: "right"
                            },
                            {
                                title: qsTr("Success"),
                                role: "success",
                                kind: "mono",
                                width: 60,
                                align: "right"
                            },
                            {
                                title: qsTr("Revenue"),
                                role: "revenue",
                                kind: "mono",
                                width: 76,
                                align: "right"
                            },
                            {
                                title: qsTr("12 weeks"),
                                role: "weeks",
                                component: sparkCell,
                                width: 96,
                                hideBelow: 640
                            }
                        ]
                        onActivated: (index, row) => {
                            page.lambdas.select(row.lambdaId);
                            page.detailOpen = true;
                        }
                    }
                }
                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    title: qsTr("Key releases")
                    padding: 0
                    actions: [
                        Segmented {
                            items: [
                                {
                                    text: qsTr("All")
                                },
                                {
                                    text: qsTr("Not released")
                                }
                            ]
                            current: page.releases.refusedOnly ? 1 : 0
                            accessibleName: qsTr("Which answers")
                            onChosen: index => page.releases.refusedOnly = index === 1
                        },
                        LinkText {
                            text: qsTr("All and export")
                            kind: Label.Small
                            onClicked: page.app.navigator.open("publish.releases")
                        }
                    ]

                    ReleaseTable {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        app: page.app
                    }
                }
            }
            ColumnLayout {
                visible: !page.compact || page.detailOpen
                Layout.fillHeight: true
                Layout.fillWidth: page.compact
                Layout.preferredWidth: page.compact ? -1 : Theme.px(408)
                spacing: Theme.px(8)

                LinkText {
                    visible: page.compact
                    text: qsTr("← All lambdas")
                    accessibleName: qsTr("All lambdas")
                    onClicked: page.detailOpen = false
                }
                LambdaPanel {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    app: page.app
                }
            }
        }
    }
    Component {
        id: stateCell

        Item {
            id: cell

            property var row
            property var column

            StatusBadge {
                anchors.verticalCenter: parent.verticalCenter
                status: !cell.row || cell.row.lambdaState === "retired" ? "neutral" : cell.row.lambdaState === "live" ? "done" : "warning"
                text: cell.row ? cell.row.stateText : ""
            }
        }
    }
    Component {
        id: sparkCell

        Shape {
            id: spark

            property var row
            property var column
            readonly property var values: row && row.weeks ? row.weeks : []
            readonly property real most: Math.max(0.000000001, values.reduce((top, value) => Math.max(top, value), 0))

            implicitWidth: Theme.px(84)
            implicitHeight: Theme.px(22)

            ShapePath {
                strokeWidth: 1.5
                strokeColor: Theme.accentLine
                fillColor: "transparent"

                PathPolyline {
                    path: spark.values.map((value, index) => Qt.point(index * Theme.px(84) / Math.max(1, spark.values.length - 1), Theme.px(20) - value / spark.most * Theme.px(18)))
                }
            }
        }
    }
}
