pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// A task as the chain tells it, with every proof checked on this computer.
ChainDetailPage {
    id: page

    readonly property TaskDetail task: detail as TaskDetail
    property int tab: pageState.tab ?? 0

    function saveState(): var {
        return {tab: tab};
    }
    function openMember(row: var): void {
        app.navigator.open("explorer.account", {id: row.fullId});
    }

    title: task.shortId
    crumbs: [qsTr("Explorer"), qsTr("Tasks")]
    crumbPages: ["explorer.overview", "explorer.tasks"]
    detail: app.explorer.taskDetail(params.id ?? "", page)

    ChainHead {
        heading: qsTr("Task")
        iconName: "wand"
        fullId: page.task.fullId
        Layout.fillWidth: true
        badges: [
            StatusBadge {
                status: page.task.badge === "" ? "neutral" : page.task.badge
                text: page.task.badgeText
            },
            StatusBadge {
                status: page.task.proofStatus === "done" ? "done" : page.task.proofStatus === "failed" ? "failed" : page.task.proofStatus === "running" ? "running" : "sealed"
                text: page.task.proofText
            }
        ]
        actions: Button {
            text: qsTr("Verify again")
            iconName: "refresh"
            visible: page.task.proofStatus === "done" || page.task.proofStatus === "failed"
            onClicked: page.task.verifyAgain()
        }
    }
    Tabs {
        objectName: "taskTabs"
        items: [{text: qsTr("Overview")}, {text: qsTr("Committee"), count: page.task.members.count}, {text: qsTr("Settlement")}, {text: qsTr("Events"), count: page.task.events.count}, {text: qsTr("Raw")}]
        current: page.tab
        accessibleName: qsTr("About this task")
        Layout.fillWidth: true
        onChosen: index => page.tab = index
    }

    // Overview
    Card {
        visible: page.tab === 0
        Layout.fillWidth: true

        Lifecycle {
            steps: page.task.steps
            compact: page.width < Theme.px(1200)
            Layout.fillWidth: true
        }
    }
    // Placed by hand: layouts three deep make Qt 6.4 start over when the width of the window changes.
    Item {
        id: overview

        readonly property bool wide: width > Theme.px(1100)

        visible: page.tab === 0
        implicitHeight: wide ? Math.max(fields.implicitHeight, money.implicitHeight) : fields.implicitHeight + Theme.cardGap + money.implicitHeight
        Layout.fillWidth: true

        Card {
            id: fields

            title: qsTr("Fields")
            width: overview.wide ? Theme.px(400) : parent.width
            height: overview.wide ? parent.height : implicitHeight

            ChainFacts {
                app: page.app
                model: page.task.facts
                columns: overview.wide ? 1 : 2
                Layout.fillWidth: true
            }
        }
        ChainSettlement {
            id: money

            task: page.task
            x: overview.wide ? fields.width + Theme.cardGap : 0
            y: overview.wide ? 0 : fields.height + Theme.cardGap
            width: parent.width - x
            height: overview.wide ? parent.height : implicitHeight
        }
    }

    // Committee
    Card {
        visible: page.tab <= 1
        title: qsTr("Committee")
        note: page.task.electorate
        padding: 0
        Layout.fillWidth: true

        ChainCommittee {
            task: page.task
            Layout.fillWidth: true
            onActivated: (index, row) => page.openMember(row)
        }
    }
    Card {
        visible: page.tab === 1 && page.task.proofs.count > 0
        title: qsTr("VRF proofs, verified on this computer")
        padding: 0
        Layout.fillWidth: true

        DataTable {
            columns: [
                {role: "shownId", fullRole: "fullId", title: qsTr("Member"), width: 92, kind: "mono"},
                {role: "problem", title: qsTr("Proof"), width: 150, kind: "badge", statusRole: "status", plain: true},
                {role: "votes", title: qsTr("J"), width: 28, kind: "mono", align: "right"},
                {role: "vrfKey", title: qsTr("Public key"), kind: "mono", tone: "muted", elide: "middle"},
                {role: "value", title: qsTr("Value"), kind: "mono", tone: "muted", elide: "middle"},
                {role: "proof", title: qsTr("Proof bytes"), kind: "mono", tone: "muted", elide: "middle"}
            ]
            model: page.task.proofs
            dense: true
            fits: true
            accessibleName: qsTr("VRF proofs")
            Layout.fillWidth: true
            onActivated: (index, row) => page.openMember(row)
        }
    }

    // Settlement
    ChainSettlement {
        visible: page.tab === 2
        task: page.task
        Layout.fillWidth: true
    }
    Card {
        visible: page.tab === 2 && page.task.payments.count > 0
        title: qsTr("Every account")
        padding: 0
        Layout.fillWidth: true

        DataTable {
            columns: [
                {role: "account", title: qsTr("Account"), kind: "mono"},
                {role: "what", title: qsTr("What")},
                {role: "amount", title: qsTr("LEO"), width: 150, kind: "mono", align: "right"}
            ]
            model: page.task.payments
            dense: true
            fits: true
            accessibleName: qsTr("Payments of this task")
            Layout.fillWidth: true
            onActivated: (index, row) => page.app.navigator.open("explorer.account", {id: row.accountId})
        }
    }

    // Events
    Card {
        visible: page.tab === 3 && page.task.events.count > 0
        title: qsTr("Events")
        padding: 0
        Layout.fillWidth: true

        DataTable {
            columns: [
                {role: "when", title: qsTr("Time"), width: 110, kind: "mono", tone: "muted"},
                {role: "sentence", title: qsTr("What"), iconRole: "icon", iconToneRole: "tone", tone: "textPrimary"},
                {role: "place", title: qsTr("Block"), width: 110, kind: "mono", align: "right"}
            ]
            model: page.task.events
            dense: true
            fits: true
            accessibleName: qsTr("Events of this task")
            Layout.fillWidth: true
            onActivated: (index, row) => {
                if (row.placeNumber)
                    page.app.navigator.open("explorer.block", {id: row.placeNumber});
            }
        }
    }
    Card {
        visible: page.tab === 3
        title: qsTr("Transactions")
        padding: 0
        Layout.fillWidth: true

        ChainTransactions {
            app: page.app
            model: page.task.transactions
            placed: true
            accessibleName: qsTr("Transactions of this task")
            Layout.fillWidth: true
        }
    }

    // Raw
    ChainRaw {
        visible: page.tab === 4
        detail: page.task
        Layout.fillWidth: true
    }
}
