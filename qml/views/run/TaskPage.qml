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
    readonly property bool shown: task.pageState === "ready" || task.pageState === "offline"
    readonly property bool stale: task.pageState === "offline"
    property bool asked: false // the request on screen has had its focus

    function openMember(node: string) {
        app.navigator.open("explorer.account", {
            id: node
        });
    }

    title: task.name !== "" ? task.name : qsTr("Task")
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
        onActivated: page.compact ? tabs.choose(0) : wideEvents.forceActiveFocus(Qt.ShortcutFocusReason)
    }
    Shortcut {
        // Goes to the button; does not press it.
        sequence: "Ctrl+Shift+R"
        onActivated: (page.compact ? narrowConsent : wideConsent).focusRelease()
    }
    Connections {
        target: page.consent

        function onChanged() {
            if (page.consent.waiting && !page.asked) {
                page.asked = true;
                if (page.compact)
                    tabs.current = 1;
                (page.compact ? narrowConsent : wideConsent).focusTitle();
            } else if (!page.consent.waiting) {
                page.asked = false;
            }
        }
    }
    onCompactChanged: if (compact && consent.waiting) {
        tabs.current = 1;
    }

    Item {
        objectName: "politely"
        Accessible.role: Accessible.AlertMessage
        Accessible.name: page.task.committee.announcement
    }
    Item {
        objectName: "assertively"
        Accessible.role: Accessible.AlertMessage
        Accessible.name: page.consent.announcement
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.pagePadding
        anchors.topMargin: Theme.pagePaddingTop
        spacing: Theme.px(12)
        visible: page.shown

        RowLayout {
            spacing: Theme.space3
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.px(40)

            Rectangle {
                implicitWidth: Theme.px(40)
                implicitHeight: Theme.px(40)
                radius: Theme.radiusM
                color: Theme.bgRaised

                Icon {
                    anchors.centerIn: parent
                    name: page.task.mediaIcon
                    size: Theme.iconLarge
                }
            }
            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true

                RowLayout {
                    spacing: Theme.space2

                    Label {
                        text: page.task.name
                        kind: Label.BodyL
                        strong: true
                        elide: Text.ElideMiddle
                        Layout.maximumWidth: Theme.px(420)
                    }
                    Label {
                        text: qsTr("with %1").arg(page.task.lambdaName)
                        color: Theme.textTertiary
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }
                }
                RowLayout {
                    spacing: Theme.space2

                    HashText {
                        value: page.task.id
                        kindName: qsTr("Task")
                        linked: true
                        onOpened: page.app.navigator.openLink("leo:task/" + page.task.id)
                    }
                    Label {
                        visible: !page.compact
                        text: qsTr("offer %1 LEO").arg(page.task.offerText)
                        kind: Label.Num
                        color: Theme.textTertiary
                    }
                    Label {
                        visible: text !== ""
                        text: page.task.relation
                        kind: Label.Small
                        color: Theme.textTertiary
                    }
                    Label {
                        visible: page.task.draw > 0 || page.task.turn > 0
                        text: page.task.turn > 0 ? qsTr("Turn %1").arg(page.task.turn + 1) : qsTr("Draw %1").arg(page.task.draw + 1)
                        kind: Label.Small
                        color: Theme.warnText
                    }
                }
            }
            StatusBadge {
                status: page.task.badgeStatus
                text: page.task.badgeText
            }
            Label {
                text: page.task.elapsedText
                kind: Label.Num
                font.pixelSize: Theme.px(15)
                horizontalAlignment: Text.AlignRight
                Layout.minimumWidth: Theme.px(44)
                Accessible.name: qsTr("Elapsed %1").arg(text)
            }
            Button {
                id: cancelButton

                objectName: "cancelTask"
                visible: page.task.cancelShown
                kind: Button.DangerOutline
                text: qsTr("Cancel task")
                enabled: page.task.canCancel
                onClicked: {
                    page.task.prepareCancel();
                    cancelDialog.open();
                }

                HoverHandler {
                    id: cancelHover
                }
                Tip {
                    visible: cancelHover.hovered && text !== ""
                    text: page.task.cancelWhyNot
                }
            }
            Button {
                visible: page.task.canPostAgain
                iconName: "refresh"
                text: qsTr("Post again")
                onClicked: {
                    page.app.run.postAgain(page.task);
                    page.app.navigator.open("run.new");
                }
            }
            Button {
                objectName: "openResult"
                visible: page.task.canOpenResult
                kind: Button.Primary
                text: qsTr("Open result")
                onClicked: page.app.navigator.open("run.result", {
                    id: page.task.id
                })
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
        RowLayout {
            spacing: Theme.cardGap
            Layout.fillWidth: true
            Layout.fillHeight: true

            RunCommittee {
                id: committee

                committee: page.task.committee
                compact: page.compact
                stale: page.stale
                Layout.fillWidth: true
                Layout.fillHeight: true
                onMemberOpened: node => page.openMember(node)
            }

            // The wide column: what the step is about, then events.
            ColumnLayout {
                visible: !page.compact
                spacing: Theme.cardGap
                Layout.preferredWidth: Theme.px(388)
                Layout.maximumWidth: Theme.px(388)
                Layout.fillHeight: true

                Rectangle {
                    objectName: "consentCard"
                    visible: page.consent.present
                    color: Theme.bgSurface
                    radius: Theme.radiusL
                    border.width: 1
                    border.color: page.consent.waiting ? Theme.warnFill : Theme.lineSubtle
                    Layout.fillWidth: true
                    Layout.preferredHeight: Math.min(wideConsent.implicitHeight + 2 * Theme.space4, page.height - Theme.px(280))

                    Flickable {
                        anchors.fill: parent
                        anchors.margins: Theme.space4
                        contentHeight: wideConsent.implicitHeight
                        boundsBehavior: Flickable.StopAtBounds
                        clip: interactive
                        interactive: contentHeight > height

                        KeyConsent {
                            id: wideConsent

                            objectName: "keyConsent"
                            width: parent.width
                            consent: page.consent
                            dense: page.height < Theme.px(860)
                            onRefuseAsked: refuseDialog.open()
                        }
                    }
                }
                RunEnd {
                    visible: page.task.panel === "ended"
                    task: page.task
                    Layout.fillWidth: true
                }
                Card {
                    visible: page.task.panel === "draw"
                    title: qsTr("The draw")
                    Layout.fillWidth: true

                    RunDraw {
                        task: page.task
                        Layout.fillWidth: true
                    }
                }
                Rectangle {
                    color: Theme.bgSurface
                    radius: Theme.radiusL
                    border.width: 1
                    border.color: Theme.lineSubtle
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: Theme.px(90)

                    RowLayout {
                        x: Theme.cardPadding
                        width: parent.width - 2 * x
                        height: Theme.cardHead

                        Label {
                            text: qsTr("Events")
                            kind: Label.BodyL
                            strong: true
                            Layout.fillWidth: true
                        }
                        Rectangle {
                            visible: page.task.moving && !page.stale
                            width: Theme.px(6)
                            height: width
                            radius: width / 2
                            color: Theme.accentLine
                        }
                        Label {
                            text: page.stale ? page.task.problem : page.task.moving ? page.task.events.frozen ? qsTr("paused") : qsTr("live") : qsTr("ended")
                            kind: Label.Small
                            color: Theme.textTertiary
                        }
                    }
                    Separator {
                        y: Theme.cardHead
                        width: parent.width
                    }
                    RunEvents {
                        id: wideEvents

                        anchors.fill: parent
                        anchors.topMargin: Theme.cardHead + Theme.space2
                        anchors.bottomMargin: 1
                        events: page.task.events
                        onNodeOpened: id => page.openMember(id)
                        onTransactionOpened: id => page.app.navigator.openLink("leo:tx/" + id)
                    }
                }
            }

            // The narrow one: tabs.
            Rectangle {
                visible: page.compact
                color: Theme.bgSurface
                radius: Theme.radiusL
                border.width: 1
                border.color: page.consent.waiting && tabs.current === 1 ? Theme.warnFill : Theme.lineSubtle
                Layout.preferredWidth: Theme.px(324)
                Layout.maximumWidth: Theme.px(324)
                Layout.fillHeight: true

                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: 1
                    spacing: 0

                    Tabs {
                        id: tabs

                        items: [
                            {
                                text: qsTr("Events")
                            },
                            {
                                text: page.task.panel === "draw" ? qsTr("Draw") : qsTr("Checks"),
                                count: page.consent.present ? qsTr("%1/6").arg(page.consent.passed) : ""
                            },
                            {
                                text: page.task.panel === "ended" ? qsTr("End") : qsTr("Offer")
                            }
                        ]
                        accessibleName: qsTr("About this task")
                        Layout.fillWidth: true
                        Layout.leftMargin: Theme.space4
                        onChosen: index => tabs.current = index
                    }
                    RunEvents {
                        visible: tabs.current === 0
                        events: page.task.events
                        compact: true
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.topMargin: Theme.space2
                        onNodeOpened: id => page.openMember(id)
                        onTransactionOpened: id => page.app.navigator.openLink("leo:tx/" + id)
                    }
                    Flickable {
                        visible: tabs.current > 0
                        contentHeight: narrow.implicitHeight + 2 * Theme.space3
                        boundsBehavior: Flickable.StopAtBounds
                        clip: true
                        Layout.fillWidth: true
                        Layout.fillHeight: true

                        ColumnLayout {
                            id: narrow

                            x: Theme.space3
                            y: Theme.space3
                            width: parent.width - 2 * x
                            spacing: Theme.space3

                            KeyConsent {
                                id: narrowConsent

                                visible: tabs.current === 1 && page.consent.present
                                consent: page.consent
                                dense: true
                                Layout.fillWidth: true
                                onRefuseAsked: refuseDialog.open()
                            }
                            RunDraw {
                                visible: tabs.current === 1 && !page.consent.present
                                task: page.task
                                Layout.fillWidth: true
                            }
                            RunEnd {
                                visible: tabs.current === 2 && page.task.panel === "ended"
                                task: page.task
                                Layout.fillWidth: true
                            }
                            RunFacts {
                                visible: tabs.current === 2
                                rows: page.task.offerFacts
                                Layout.fillWidth: true
                            }
                        }
                    }
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
