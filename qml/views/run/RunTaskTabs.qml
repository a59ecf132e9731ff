import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The right column of a small window: events, checks and offer as tabs; a key request takes it over.
Rectangle {
    id: column

    required property App app
    required property TaskView task
    readonly property KeyConsent consent: narrowConsent
    readonly property bool asking: tabs.current === 1 && task.consent.present

    signal memberOpened(node: string)
    signal refuseAsked

    function showConsent(): void {
        tabs.current = 1;
        narrowConsent.focusTitle();
    }
    function showEvents(): void {
        tabs.choose(0);
        narrowEvents.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    color: Theme.bgSurface
    radius: Theme.radiusL
    border.width: 1
    border.color: column.task.consent.waiting && tabs.current === 1 ? Theme.warnFill : Theme.lineSubtle

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
                    text: column.task.panel === "draw" ? qsTr("Draw") : qsTr("Checks"),
                    count: column.task.consent.present ? qsTr("%1/6").arg(column.task.consent.passed) : ""
                },
                {
                    text: column.task.panel === "ended" ? qsTr("End") : qsTr("Offer")
                }
            ]
            accessibleName: qsTr("About this task")
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space4
            onChosen: index => tabs.current = index
        }
        RunEvents {
            id: narrowEvents

            visible: tabs.current === 0
            events: column.task.events
            compact: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Theme.space2
            onNodeOpened: id => column.memberOpened(id)
            onTransactionOpened: id => column.app.navigator.openLink("leo:tx/" + id)
        }
        Item {
            visible: column.asking
            Layout.fillWidth: true
            Layout.fillHeight: true

            KeyConsent {
                id: narrowConsent

                x: Theme.space3
                y: Theme.space3
                width: parent.width - 2 * x
                height: Math.min(implicitHeight, parent.height - 2 * y)
                consent: column.task.consent
                dense: true
                onRefuseAsked: column.refuseAsked()
            }
        }
        Flickable {
            visible: tabs.current > 0 && !column.asking
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

                RunDraw {
                    visible: tabs.current === 1
                    task: column.task
                    Layout.fillWidth: true
                }
                RunEnd {
                    visible: tabs.current === 2 && column.task.panel === "ended"
                    task: column.task
                    Layout.fillWidth: true
                }
                RunFacts {
                    visible: tabs.current === 2
                    rows: column.task.offerFacts
                    Layout.fillWidth: true
                }
            }
        }
        RunSlowNote {
            visible: column.task.slowFor !== "" && tabs.current < 2
            app: column.app
            task: column.task
            Layout.fillWidth: true
            Layout.margins: Theme.space3
        }
    }
}
