pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

ChainDetailPage {
    id: page

    readonly property TaskDetail task: detail as TaskDetail

    property int tab: pageState.tab ?? 0

    function saveState(): var {
        return {tab: tab};
    }

    title: qsTr("Task")
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
    ChainTabs {
        items: [qsTr("Overview"), qsTr("Committee"), qsTr("Settlement"), qsTr("Events"), qsTr("Raw")]
        current: page.tab
        Layout.fillWidth: true
        onChosen: index => page.tab = index
    }

    // Overview
    Card {
        visible: page.tab === 0
        Layout.fillWidth: true

        ChainSteps {
            model: page.task.steps
            Layout.fillWidth: true
        }
    }
    GridLayout {
        visible: page.tab === 0
        columns: page.width > Theme.px(900) ? 2 : 1
        columnSpacing: Theme.cardGap
        rowSpacing: Theme.cardGap
        Layout.fillWidth: true

        Card {
            title: qsTr("Fields")
            Layout.preferredWidth: Theme.px(400)
            Layout.alignment: Qt.AlignTop

            ChainFacts {
                app: page.app
                model: page.task.facts
                Layout.fillWidth: true
            }
        }
        ChainShares {
            task: page.task
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
        }
    }

    // Committee
    Card {
        visible: page.tab <= 1
        title: qsTr("Committee")
        note: page.task.open ? qsTr("Sealed until the task completes") : ""
        padding: 0
        Layout.fillWidth: true

        ChainTable {
            columns: [
                {role: "shownId", title: qsTr("Member"), width: 0, mono: true},
                {role: "roleText", title: qsTr("Role"), width: 110},
                {role: "credit", title: qsTr("Credit"), width: 70, mono: true, right: true},
                {role: "votes", title: qsTr("J"), width: 40, mono: true, right: true},
                {role: "before", title: qsTr("Before"), width: 90, tertiary: true},
                {role: "during", title: qsTr("During"), width: 90, tertiary: true},
                {role: "after", title: qsTr("After"), width: 90, tertiary: true},
                {role: "paid", title: qsTr("LEO"), width: 130, mono: true, right: true},
                {role: "creditChange", title: qsTr("Credit"), width: 60, mono: true, right: true}
            ]
            model: page.task.members
            accessibleName: qsTr("Committee")
            Layout.fillWidth: true
            onActivated: row => page.app.navigator.open("explorer.account", {id: page.task.members.value(row, "fullId")})
        }
    }
    Card {
        visible: page.tab === 1 && page.task.proofs.count > 0
        title: qsTr("VRF proofs, verified on this computer")
        padding: 0
        Layout.fillWidth: true

        ChainTable {
            columns: [
                {role: "shownId", title: qsTr("Member"), width: 110, mono: true},
                {role: "problem", title: qsTr("Proof"), width: 110, badge: "status"},
                {role: "votes", title: qsTr("J"), width: 40, mono: true, right: true},
                {role: "vrfKey", title: qsTr("Public key"), width: 0, mono: true, tertiary: true},
                {role: "value", title: qsTr("Value"), width: 0, mono: true, tertiary: true},
                {role: "proof", title: qsTr("Proof bytes"), width: 0, mono: true, tertiary: true}
            ]
            model: page.task.proofs
            accessibleName: qsTr("VRF proofs")
            Layout.fillWidth: true
        }
    }

    // Settlement
    ChainShares {
        visible: page.tab === 2
        task: page.task
        Layout.fillWidth: true
    }
    Card {
        visible: page.tab === 2
        title: qsTr("Every account")
        padding: 0
        Layout.fillWidth: true

        ChainTable {
            columns: [
                {role: "account", title: qsTr("Account"), width: 0, mono: true},
                {role: "what", title: qsTr("What"), width: 0},
                {role: "amount", title: qsTr("LEO"), width: 150, mono: true, right: true}
            ]
            model: page.task.payments
            accessibleName: qsTr("Payments of this task")
            Layout.fillWidth: true
            onActivated: row => page.app.navigator.open("explorer.account", {id: page.task.payments.value(row, "accountId")})
        }
    }

    // Events
    Card {
        visible: page.tab === 3
        title: qsTr("Events")
        padding: 0
        Layout.fillWidth: true

        ChainTable {
            columns: [
                {role: "when", title: qsTr("Time"), width: 110, mono: true, tertiary: true},
                {role: "sentence", title: qsTr("What"), width: 0, icon: "icon"},
                {role: "place", title: qsTr("Block"), width: 110, mono: true, right: true}
            ]
            model: page.task.events
            accessibleName: qsTr("Events of this task")
            Layout.fillWidth: true
            onActivated: row => {
                const height = page.task.events.value(row, "placeNumber");
                if (height)
                    page.app.navigator.open("explorer.block", {id: height});
            }
        }
    }
    Card {
        visible: page.tab === 3
        title: qsTr("Transactions")
        padding: 0
        Layout.fillWidth: true

        ChainTable {
            columns: [
                {role: "kindName", title: qsTr("Kind"), width: 130, icon: "icon"},
                {role: "shownId", title: qsTr("Id"), width: 150, mono: true},
                {role: "from", title: qsTr("From"), width: 120, mono: true},
                {role: "what", title: qsTr("What"), width: 0},
                {role: "place", title: qsTr("Block"), width: 90, mono: true, right: true}
            ]
            model: page.task.transactions
            accessibleName: qsTr("Transactions of this task")
            Layout.fillWidth: true
            onActivated: row => {
                if (page.task.transactions.value(row, "fromAccount") !== "")
                    page.app.navigator.open("explorer.transaction", {id: page.task.transactions.value(row, "fullId")});
            }
        }
    }

    // Raw
    ChainRaw {
        visible: page.tab === 4
        detail: page.task
        Layout.fillWidth: true
    }
}
