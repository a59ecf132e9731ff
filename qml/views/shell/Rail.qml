pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// The five views, their pages below the open one, and settings and help at the foot. 60 px of icons when compact.
Rectangle {
    id: rail

    required property App app
    required property bool compact

    readonly property var areas: [
        {area: "home", page: "home", icon: "home", title: qsTr("Home"), role: "", pages: []},
        {area: "run", page: "run.new", icon: "wand", title: qsTr("Run a task"), role: qsTr("Alice"), pages: [
            {page: "run.new", title: qsTr("New task"), covers: ["run.new"]},
            {page: "run.tasks", title: qsTr("My tasks"), covers: ["run.tasks", "run.task", "run.result"]}]},
        {area: "publish", page: "publish.lambdas", icon: "package", title: qsTr("Publish"), role: qsTr("Bob"), pages: [
            {page: "publish.new", title: qsTr("New lambda"), covers: ["publish.new"]},
            {page: "publish.lambdas", title: qsTr("My lambdas"), covers: ["publish.lambdas"]},
            {page: "publish.releases", title: qsTr("Key releases"), covers: ["publish.releases"]}]},
        {area: "node", page: "node.dashboard", icon: "server", title: qsTr("Node"), role: qsTr("Operator"), pages: [
            {page: "node.dashboard", title: qsTr("Dashboard"), covers: ["node.dashboard"]},
            {page: "node.tpm", title: qsTr("TPM identity"), covers: ["node.tpm"]},
            {page: "node.limits", title: qsTr("Limits"), covers: ["node.limits"]}]},
        {area: "explorer", page: "explorer.overview", icon: "blocks", title: qsTr("Explorer"), role: "", pages: [
            {page: "explorer.overview", title: qsTr("Overview"), covers: ["explorer.overview"]},
            {page: "explorer.tasks", title: qsTr("Tasks"), covers: ["explorer.tasks", "explorer.task", "explorer.lambda"]},
            {page: "explorer.blocks", title: qsTr("Blocks"), covers: ["explorer.blocks", "explorer.block", "explorer.transaction"]},
            {page: "explorer.nodes", title: qsTr("Nodes"), covers: ["explorer.nodes", "explorer.account"]},
            {page: "explorer.disputes", title: qsTr("Disputes"), covers: ["explorer.disputes", "explorer.dispute"]}]}
    ]
    readonly property var foot: [
        {area: "settings", page: "settings.general", icon: "settings", title: qsTr("Settings"), role: "", pages: []},
        {area: "help", page: "help", icon: "help", title: qsTr("Help"), role: "", pages: []}
    ]

    implicitWidth: compact ? Theme.railCompact : Theme.railWide
    color: Theme.bgRail
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Views")

    ColumnLayout {
        anchors.fill: parent
        anchors.bottomMargin: Theme.px(12)
        spacing: Theme.px(2)

        RowLayout {
            Layout.preferredHeight: Theme.header
            Layout.leftMargin: rail.compact ? Theme.px(18) : Theme.px(20)
            spacing: Theme.px(10)

            Mark {
                size: Theme.px(24)
            }
            Label {
                visible: !rail.compact
                text: qsTr("Leo")
                kind: Label.TitleS
            }
        }
        Repeater {
            // By number, here and below: when the language changes, entries stay the same items. A layout of Qt 6.4
            // may touch those again that were replaced.
            model: rail.areas.length

            ColumnLayout {
                id: entry

                required property int index
                readonly property var modelData: rail.areas[index]
                readonly property bool active: rail.app.navigator.area === modelData.area

                Layout.fillWidth: true
                spacing: Theme.px(2)

                RailItem {
                    Layout.fillWidth: true
                    iconName: entry.modelData.icon
                    text: entry.modelData.title
                    role: entry.modelData.role
                    active: entry.active
                    compact: rail.compact
                    onClicked: rail.app.navigator.open(entry.modelData.page)
                }
                // Hidden, not taken away, and in a Column: a layout of Qt 6.4 touches items again that are gone.
                Column {
                    visible: entry.active && !rail.compact && entry.modelData.pages.length > 0
                    spacing: Theme.px(2)
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1

                    Repeater {
                        model: entry.modelData.pages.length

                        RailSubItem {
                            required property int index
                            readonly property var modelData: entry.modelData.pages[index]

                            width: parent ? parent.width : 0
                            text: modelData.title
                            active: modelData.covers.indexOf(rail.app.navigator.page) >= 0
                            onClicked: rail.app.navigator.open(modelData.page)
                        }
                    }
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
        InFlightList {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            visible: count > 0
            app: rail.app
            compact: rail.compact
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.px(12)
            Layout.rightMargin: Theme.px(12)
            Layout.bottomMargin: Theme.px(8)
            implicitHeight: 1
            color: Theme.lineSubtle
        }
        Repeater {
            model: rail.foot.length

            RailItem {
                required property int index
                readonly property var modelData: rail.foot[index]

                Layout.fillWidth: true
                iconName: modelData.icon
                text: modelData.title
                active: modelData.area === (rail.app.navigator.page === "help" ? "help" : rail.app.navigator.area)
                compact: rail.compact
                onClicked: rail.app.navigator.open(modelData.page)
            }
        }
    }
    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.lineSubtle
    }
}
