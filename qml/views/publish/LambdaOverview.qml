import QtQuick
import QtQuick.Layouts
import Leo.Controls

// What a lambda of this wallet is and what it earned.
ColumnLayout {
    id: overview

    required property var lambdas
    readonly property var detail: lambdas.detail

    spacing: Theme.px(14)

    RowLayout {
        visible: overview.lambdas.weeks.length > 0
        Layout.fillWidth: true

        Label {
            text: qsTr("Revenue by week, LEO")
            kind: Label.Small
            color: Theme.textTertiary
            Layout.fillWidth: true
        }
        Label {
            text: overview.detail.lastWeek ?? ""
            kind: Label.Num
        }
    }
    LineChart {
        visible: overview.lambdas.weeks.length > 0
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.px(120)
        accessibleName: qsTr("Revenue by week")
        valueTitle: qsTr("LEO")
        points: overview.lambdas.weeks.map((week, index) => ({
                    at: index,
                    value: week.value,
                    label: week.start,
                    valueText: week.amount
                }))
        xLabels: overview.lambdas.weeks.length > 1 ? [
            {
                at: 0,
                text: overview.lambdas.weeks[0].start
            },
            {
                at: overview.lambdas.weeks.length - 1,
                text: overview.lambdas.weeks[overview.lambdas.weeks.length - 1].start
            }
        ] : []
    }
    KeyValue {
        Layout.fillWidth: true
        rows: [
            {
                label: qsTr("Price per use"),
                value: overview.detail.price,
                exact: overview.detail.priceExact ?? "",
                unit: qsTr("LEO"),
                mono: true
            },
            {
                label: qsTr("Earned in all"),
                value: overview.detail.earned,
                exact: overview.detail.earnedExact ?? "",
                unit: qsTr("LEO"),
                mono: true
            },
            {
                label: qsTr("Miss fee"),
                value: overview.detail.missFee,
                exact: overview.detail.missFeeExact ?? "",
                unit: qsTr("LEO"),
                mono: true
            },
            {
                label: qsTr("Bond, free"),
                value: overview.detail.bondFree,
                exact: overview.detail.bondFreeExact ?? "",
                unit: qsTr("LEO"),
                mono: true
            },
            {
                label: qsTr("Bond, reserved"),
                value: overview.detail.bondReserved,
                exact: overview.detail.bondReservedExact ?? "",
                unit: qsTr("LEO"),
                mono: true
            },
            {
                label: qsTr("Bond, paid out"),
                value: overview.detail.bondPaidOut,
                exact: overview.detail.bondPaidOutExact ?? "",
                unit: qsTr("LEO"),
                mono: true
            },
            {
                label: qsTr("Image"),
                full: overview.detail.imageDigest,
                kindName: qsTr("Image digest"),
                head: 13,
                tail: 4
            },
            {
                label: qsTr("Command"),
                value: overview.detail.command,
                mono: true
            },
            {
                label: qsTr("Limits"),
                value: overview.detail.limits,
                mono: true
            },
            {
                label: qsTr("Takes, gives"),
                value: qsTr("%1 → %2").arg(overview.detail.accepts ?? "").arg(overview.detail.produces ?? "")
            },
            {
                label: qsTr("Median run time"),
                value: overview.detail.medianRun ?? "–",
                mono: true
            },
            {
                label: qsTr("Customers, 30 days"),
                value: overview.detail.customers ?? "–",
                mono: true
            },
            {
                label: qsTr("Keys that did not come"),
                value: overview.detail.misses,
                mono: true
            }
        ]
    }
    Label {
        visible: overview.lambdas.lastRuns.length > 0
        text: qsTr("Last %1 runs").arg(overview.lambdas.lastRuns.length)
        kind: Label.Small
        color: Theme.textTertiary
    }
    RunSquares {
        visible: overview.lambdas.lastRuns.length > 0
        Layout.fillWidth: true
        runs: overview.lambdas.lastRuns
    }
}
