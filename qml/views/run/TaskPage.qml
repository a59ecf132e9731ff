pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// One task from the post to its end: line, lifecycle, ring, and a column that says what the step is about.
AppPage {
    id: page

    readonly property TaskView task: app.run.task
    readonly property ConsentView consent: task.consent
    readonly property bool compact: width < Theme.px(1200) || height < Theme.px(740)
    // At a large scale the table has the place of the column, unless a key is asked for.
    readonly property bool tight: compact && committee.table && width < Theme.px(960) && !consent.waiting
    readonly property bool shown: task.pageState === "ready" || task.pageState === "offline"
    readonly property bool stale: task.pageState === "offline"
    readonly property var column: compact ? narrow : wide
    property bool asked: false // the request on screen has had its focus

    function openMember(node: string) {
        app.navigator.open("explorer.account", {
            id: node
        });
    }

    title: task.name !== "" ? task.name : qsTr("Task")
    rightColumn: compact ? narrow : wide
    crumbs: [qsTr("My tasks")]
    crumbPages: ["run.tasks"]
    Component.onCompleted: {
        task.open(params.id ?? "");
        task.setVisible(true);
        committee.table = pageState.table ?? false;
    }
    Component.onDestruction: task.setVisible(false)

    function saveState(): var {
        return {
            table: committee.table
        };
    }

    Shortcut {
        sequence: "R"
        onActivated: committee.toggle()
    }
    Shortcut {
        sequence: "E"
        onActivated: page.column.showEvents()
    }
    Shortcut {
        // Goes to the button; does not press it.
        sequence: "Ctrl+Shift+R"
        onActivated: page.column.consent.focusRelease()
    }
    Connections {
        target: page.consent

        function onChanged() {
            if (page.consent.waiting && !page.asked) {
                page.asked = true;
                page.column.showConsent();
            } else if (!page.consent.waiting) {
                page.asked = false;
            }
        }
    }
    onCompactChanged: if (consent.waiting) {
        if (compact)
            narrow.showConsent();
        else
            wide.showConsent();
    }

    // The frame stays, unless the window is lower than a ring with its words.
    Flickable {
        id: frame

        anchors.fill: parent
        visible: page.shown
        contentHeight: Math.max(height, Theme.px(640))
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: interactive

        ColumnLayout {
            id: lines

            x: Theme.pagePadding
            y: Theme.pagePaddingTop
            width: parent.width - 2 * x
            height: parent.height - y - Theme.pagePadding
            spacing: Theme.px(12)

            RunTaskLine {
                app: page.app
                task: page.task
                compact: page.compact
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.px(40)
                onCancelAsked: {
                    page.task.prepareCancel();
                    cancelDialog.open();
                }
            }
            Note {
                visible: page.task.actionProblem !== "" || page.task.network.clockWarning !== ""
                kind: page.task.actionProblem !== "" ? "bad" : "warn"
                text: page.task.actionProblem !== "" ? page.task.actionProblem : page.task.network.clockWarning
                Layout.fillWidth: true
            }
            Rectangle {
                color: Theme.bgSurface
                radius: Theme.radiusL
                border.width: 1
                border.color: Theme.lineSubtle
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.px(84)

                Lifecycle {
                    anchors.fill: parent
                    anchors.margins: Theme.cardPadding
                    anchors.topMargin: Theme.px(14)
                    anchors.bottomMargin: Theme.px(10)
                    steps: page.task.steps
                    compact: page.compact
                    opacity: page.stale ? 0.72 : 1
                }
            }
            // Placed by hand: a layout of Qt 6.4 whose columns take turns leaves one where the other was.
            Item {
                id: body

                Layout.fillWidth: true
                Layout.fillHeight: true

                RunCommittee {
                    id: committee

                    committee: page.task.committee
                    compact: page.compact
                    stale: page.stale
                    width: parent.width - (page.tight ? 0 : Theme.cardGap + (page.compact ? narrow.width : right.width))
                    height: parent.height
                    onMemberOpened: node => page.openMember(node)
                }
                Flickable {
                    id: right

                    visible: !page.compact
                    x: parent.width - width
                    width: Theme.px(388)
                    height: parent.height
                    contentHeight: Math.max(height, wide.implicitHeight)
                    boundsBehavior: Flickable.StopAtBounds
                    interactive: contentHeight > height
                    clip: interactive

                    RunTaskColumn {
                        id: wide

                        app: page.app
                        task: page.task
                        stale: page.stale
                        consentDense: page.height < Theme.px(860) || page.task.panel === "ended"
                        consentHeight: page.height - Theme.px(280)
                        width: parent.width
                        height: right.contentHeight
                        onMemberOpened: node => page.openMember(node)
                        onRefuseAsked: refuseDialog.open()
                    }
                }
                RunTaskTabs {
                    id: narrow

                    visible: page.compact && !page.tight
                    app: page.app
                    task: page.task
                    x: parent.width - width
                    width: Theme.px(324)
                    // What can be seen without scrolling: the buttons of a key request are at its end.
                    height: Math.min(parent.height, Math.max(Theme.px(220), frame.height - lines.y - body.y - Theme.pagePadding))
                    onMemberOpened: node => page.openMember(node)
                    onRefuseAsked: refuseDialog.open()
                }
            }
        }
    }

    Item {
        anchors.fill: parent
        visible: page.task.pageState === "loading"

        ColumnLayout {
            anchors.fill: parent
            anchors.margins: Theme.pagePadding
            spacing: Theme.px(12)

            Skeleton {
                rows: 1
                rowHeight: Theme.px(40)
                Layout.fillWidth: true
            }
            Skeleton {
                rows: 2
                rowHeight: Theme.px(42)
                Layout.fillWidth: true
            }
            Skeleton {
                rows: 8
                rowHeight: Theme.px(48)
                reason: qsTr("This task is being read from layer one.")
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: Theme.px(420)
        visible: page.task.pageState === "error"
        kind: "error"
        iconName: "search"
        title: qsTr("Task not found")
        text: page.task.problem
        action: qsTr("My tasks")
        secondAction: qsTr("Explorer")
        onTriggered: page.app.navigator.open("run.tasks")
        onSecondTriggered: page.app.navigator.open("explorer.overview")
    }

    RunAsk {
        id: cancelDialog

        title: page.task.cancelTitle
        bodyText: page.task.cancelText
        confirmText: qsTr("Cancel task")
        cancelText: qsTr("Keep waiting")
        onConfirmed: page.task.cancel()
    }
    RunAsk {
        id: refuseDialog

        title: page.consent.refuseTitle
        bodyText: page.consent.refuseText
        confirmText: qsTr("Refuse key")
        cancelText: qsTr("Go back")
        onConfirmed: page.consent.refuse()
    }
}
