pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// Middle column of the dashboard: what the node earns, what it does, and why no task came.
ColumnLayout {
    id: column

    required property App app
    readonly property NodeArea area: app.node
    property bool whyWanted: false

    spacing: Theme.cardGap

    RowLayout {
        spacing: Theme.cardGap
        Layout.fillWidth: true

        Card {
            title: qsTr("Credit")
            stale: column.area.network.notLiveText !== ""
            note: column.area.creditText
            Layout.fillWidth: true
            Layout.preferredWidth: 1

            LineChart {
                objectName: "creditChart"
                accessibleName: qsTr("Credit over 90 days, %1 now, %2 losses marked").arg(column.area.creditText).arg(column.area.charts.creditMarks.length)
                valueTitle: qsTr("Credit")
                points: column.area.charts.credit
                marks: column.area.charts.creditMarks
                yLabels: column.area.charts.creditLevels
                xLabels: column.area.charts.creditTimes
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.px(114)
            }
        }
        Card {
            title: qsTr("Earnings, LEO a day")
            stale: column.area.network.notLiveText !== ""
            Layout.fillWidth: true
            Layout.preferredWidth: 1

            StackedBars {
                objectName: "earningsChart"
                visible: !column.area.rolesHidden
                accessibleName: qsTr("Earnings of 30 days by role")
                bars: column.area.charts.earnings
                series: [
                    {title: qsTr("Monitor"), color: Theme.roleMonitor},
                    {title: qsTr("Executor"), color: Theme.roleExecutor},
                    {title: qsTr("Attestor"), color: Theme.accentLine}
                ]
                yLabels: column.area.charts.earningLevels
                firstLabel: column.area.charts.firstDay
                lastLabel: column.area.charts.lastDay
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.px(114)
            }
            Label {
                visible: column.area.rolesHidden
                text: qsTr("Hidden with the roles.")
                kind: Label.Small
                color: Theme.textTertiary
                Layout.preferredHeight: Theme.px(114)
            }
        }
    }
    Note {
        visible: column.area.charts.error !== ""
        kind: "warn"
        text: column.area.charts.error
        Layout.fillWidth: true
    }
    NodeTasks {
        app: column.app
        Layout.fillWidth: true
        onWhyWanted: column.whyWanted = !column.whyWanted
    }
    NodeWhy {
        visible: column.area.noTaskLately || column.whyWanted
        app: column.app
        Layout.fillWidth: true
    }
    Card {
        title: qsTr("Log")
        padding: 0
        Layout.fillWidth: true
        Layout.fillHeight: true
        actions: Segmented {
            objectName: "logFilter"
            items: [
                {text: qsTr("All")},
                {text: qsTr("Warnings"), count: column.area.warnings}
            ]
            current: column.area.warningsOnly ? 1 : 0
            accessibleName: qsTr("Lines of the log")
            onChosen: index => column.area.warningsOnly = index === 1
        }

        LogView {
            objectName: "nodeLog"
            visible: !column.area.rolesHidden
            model: column.area.log
            accessibleName: qsTr("Log of the node")
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Theme.px(100)
        }
        Label {
            visible: column.area.rolesHidden
            text: qsTr("Hidden with the roles.")
            kind: Label.Small
            color: Theme.textTertiary
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.px(48)
            Layout.leftMargin: Theme.space4
        }
    }
}
