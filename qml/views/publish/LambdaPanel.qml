pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// One lambda of this wallet: figures, properties, versions, key policy, and what can be changed.
Card {
    id: panel

    required property App app
    readonly property var lambdas: app.publish.lambdas
    readonly property var detail: lambdas.detail
    readonly property string status: detail.lambdaState ?? ""
    property int tab: 0

    padding: 0
    spacing: 0

    ColumnLayout {
        Layout.fillWidth: true
        Layout.margins: Theme.px(16)
        spacing: Theme.px(4)

        RowLayout {
            Layout.fillWidth: true

            Label {
                text: panel.detail.name ?? ""
                kind: Label.TitleS
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            StatusBadge {
                status: panel.status === "live" ? "done" : panel.status === "deprecated" ? "warning" : "neutral"
                text: panel.detail.stateText ?? ""
            }
        }
        HashText {
            value: panel.detail.cid ?? ""
            head: 9
            tail: 5
            kindName: qsTr("Lambda id")
            linked: true
            onOpened: panel.app.navigator.open("explorer.lambda", {
                id: panel.detail.id
            })
        }
    }
    Tabs {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.px(16)
        Layout.rightMargin: Theme.px(16)
        items: [
            {
                text: qsTr("Overview")
            },
            {
                text: qsTr("Versions"),
                count: panel.lambdas.versions.count
            },
            {
                text: qsTr("Key policy")
            }
        ]
        current: panel.tab
        onChosen: index => panel.tab = index
    }
    Separator {
        Layout.fillWidth: true
    }
    Flickable {
        id: flick

        Layout.fillWidth: true
        Layout.fillHeight: true
        implicitHeight: body.implicitHeight + Theme.px(32)
        contentHeight: body.implicitHeight + Theme.px(32)
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        ColumnLayout {
            id: body

            x: Theme.px(16)
            y: Theme.px(16)
            width: flick.width - 2 * x
            spacing: Theme.px(14)

            ColumnLayout {
                visible: panel.tab === 0
                Layout.fillWidth: true
                spacing: Theme.px(14)

                RowLayout {
                    visible: panel.lambdas.weeks.length > 0
                    Layout.fillWidth: true

                    Label {
                        text: qsTr("Revenue by week, LEO")
                        kind: Label.Small
                        color: Theme.textTertiary
                        Layout.fillWidth: true
                    }
                    Label {
                        text: panel.detail.lastWeek ?? ""
                        kind: Label.Num
                    }
                }
                LineChart {
                    visible: panel.lambdas.weeks.length > 0
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.px(120)
                    accessibleName: qsTr("Revenue by week")
                    valueTitle: qsTr("LEO")
                    points: panel.lambdas.weeks.map((week, index) => ({
                                at: index,
                                value: week.value,
                                label: week.start,
                                valueText: week.amount
                            }))
                    xLabels: panel.lambdas.weeks.length > 1 ? [
                        {
                            at: 0,
                            text: panel.lambdas.weeks[0].start
                        },
                        {
                            at: panel.lambdas.weeks.length - 1,
                            text: panel.lambdas.weeks[panel.lambdas.weeks.length - 1].start
                        }
                    ] : []
                }
                KeyValue {
                    Layout.fillWidth: true
                    rows: [
                        {
                            label: qsTr("Price per use"),
                            value: panel.detail.price,
                            unit: qsTr("LEO"),
                            mono: true
                        },
                        {
                            label: qsTr("Earned in all"),
                            value: panel.detail.earned,
                            unit: qsTr("LEO"),
                            mono: true
                        },
                        {
                            label: qsTr("Miss fee"),
                            value: panel.detail.missFee,
                            unit: qsTr("LEO"),
                            mono: true
                        },
                        {
                            label: qsTr("Bond, free"),
                            value: panel.detail.bondFree,
                            unit: qsTr("LEO"),
                            mono: true
                        },
                        {
                            label: qsTr("Bond, reserved"),
                            value: panel.detail.bondReserved,
                            unit: qsTr("LEO"),
                            mono: true
                        },
                        {
                            label: qsTr("Bond, paid out"),
                            value: panel.detail.bondPaidOut,
                            unit: qsTr("LEO"),
                            mono: true
                        },
                        {
                            label: qsTr("Image"),
                            full: panel.detail.imageDigest,
                            kindName: qsTr("Image digest")
                        },
                        {
                            label: qsTr("Command"),
                            value: panel.detail.command,
                            mono: true
                        },
                        {
                            label: qsTr("Limits"),
                            value: panel.detail.limits,
                            mono: true
                        },
                        {
                            label: qsTr("Takes, gives"),
                            value: qsTr("%1 → %2").arg(panel.detail.accepts ?? "").arg(panel.detail.produces ?? "")
                        },
                        {
                            label: qsTr("Median run time"),
                            value: panel.detail.medianRun ?? "–",
                            mono: true
                        },
                        {
                            label: qsTr("Customers, 30 days"),
                            value: panel.detail.customers ?? "–",
                            mono: true
                        },
                        {
                            label: qsTr("Keys that did not come"),
                            value: panel.detail.misses,
                            mono: true
                        }
                    ]
                }
                Label {
                    visible: panel.lambdas.lastRuns.length > 0
                    text: qsTr("Last %1 runs").arg(panel.lambdas.lastRuns.length)
                    kind: Label.Small
                    color: Theme.textTertiary
                }
                RunSquares {
                    visible: panel.lambdas.lastRuns.length > 0
                    Layout.fillWidth: true
                    runs: panel.lambdas.lastRuns
                }
            }
            ColumnLayout {
                visible: panel.tab === 1
                Layout.fillWidth: true
                spacing: Theme.px(6)

                Repeater {
                    model: panel.lambdas.versions

                    RowLayout {
                        id: version

                        required property string lambdaId
                        required property string stateText
                        required property string lambdaState
                        required property string blockHeight
                        required property string runs
                        required property bool current

                        Layout.fillWidth: true
                        spacing: Theme.px(12)

                        StatusBadge {
                            status: version.lambdaState === "live" ? "done" : version.lambdaState === "deprecated" ? "warning" : "neutral"
                            text: version.stateText
                            plain: true
                            Layout.preferredWidth: Theme.px(110)
                        }
                        LinkText {
                            text: version.blockHeight
                            kind: Label.Num
                            onClicked: panel.lambdas.select(version.lambdaId)
                        }
                        Label {
                            text: version.current ? qsTr("shown") : ""
                            kind: Label.Small
                            color: Theme.textTertiary
                            Layout.fillWidth: true
                        }
                        Label {
                            text: version.runs
                            kind: Label.Num
                        }
                    }
                }
                Label {
                    text: qsTr("A new version is a new lambda with its own bond. The older one works until you deprecate or retire it.")
                    kind: Label.Small
                    color: Theme.textTertiary
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
            }
            ColumnLayout {
                visible: panel.tab === 2
                Layout.fillWidth: true
                spacing: Theme.px(10)

                OptionCard {
                    Layout.fillWidth: true
                    text: qsTr("Release automatically")
                    description: qsTr("When all six checks pass. Works while Leo runs, also in the background.")
                    checked: !panel.lambdas.askEveryTime
                    onClicked: panel.lambdas.setAskEveryTime(false)
                }
                OptionCard {
                    Layout.fillWidth: true
                    text: qsTr("Ask me every time")
                    description: qsTr("The same checks, then your answer, until the key window closes.")
                    checked: panel.lambdas.askEveryTime
                    onClicked: panel.lambdas.setAskEveryTime(true)
                }
            }
            Note {
                visible: panel.lambdas.error !== ""
                Layout.fillWidth: true
                kind: "bad"
                text: panel.lambdas.error
            }
        }
    }
    Separator {
        Layout.fillWidth: true
    }
    GridLayout {
        Layout.fillWidth: true
        Layout.margins: Theme.px(16)
        visible: panel.status !== "retired"
        columns: 2
        columnSpacing: Theme.px(8)
        rowSpacing: Theme.px(8)

        Button {
            text: qsTr("New version")
            kind: Button.Primary
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: {
                panel.app.publish.newVersion();
                panel.app.navigator.open("publish.new");
            }
        }
        Button {
            text: qsTr("Change price")
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            enabled: panel.app.wallets.unlocked
            onClicked: priceDialog.open()
        }
        Button {
            objectName: "deprecate"
            text: panel.status === "deprecated" ? qsTr("Offer again") : qsTr("Deprecate")
            kind: panel.status === "deprecated" ? Button.Secondary : Button.DangerOutline
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: panel.status === "deprecated" ? panel.lambdas.setDeprecated(false) : deprecateDialog.open()
        }
        Button {
            text: qsTr("Retire")
            kind: Button.DangerOutline
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            enabled: panel.app.wallets.unlocked
            busy: panel.lambdas.busy
            onClicked: retireDialog.open()
        }
    }
    Dialog {
        id: priceDialog

        title: qsTr("Change the price of %1").arg(panel.detail.name ?? "")
        confirmText: qsTr("Review")
        firstFocus: newPrice.field
        onConfirmed: {
            panel.lambdas.changePrice(newPrice.text);
            if (panel.lambdas.priceProblem === "")
                close();
        }

        AmountField {
            id: newPrice

            Layout.fillWidth: true
            label: qsTr("New price per use")
            error: panel.lambdas.priceProblem
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

        title: qsTr("Stop offering %1?").arg(panel.detail.name ?? "")
        confirmText: qsTr("Deprecate")
        danger: true
        onConfirmed: {
            close();
            panel.lambdas.setDeprecated(true);
        }

        Label {
            text: qsTr("It disappears from lists. Tasks that run keep running, and this computer answers their key requests. You can offer it again.")
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
    Dialog {
        id: retireDialog

        title: qsTr("Retire %1?").arg(panel.detail.name ?? "")
        confirmText: qsTr("Review")
        danger: true
        onConfirmed: {
            close();
            panel.lambdas.retire();
        }

        Label {
            text: qsTr("Nobody can post a task for it any more. Its bond returns after the network's unbonding time. This cannot be undone.")
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
}
