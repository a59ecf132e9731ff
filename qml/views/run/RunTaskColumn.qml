import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The right column of a wide window: what the step is about, then events.
ColumnLayout {
    id: column

    required property App app
    required property TaskView task
    property bool stale: false
    property bool consentDense: false
    property real consentHeight: Theme.px(520) // at most; the rest scrolls
    readonly property KeyConsent consent: wideConsent

    signal memberOpened(node: string)
    signal refuseAsked

    function showConsent(): void {
        wideConsent.focusTitle();
    }
    function showEvents(): void {
        wideEvents.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    spacing: Theme.cardGap

    Rectangle {
        objectName: "consentCard"
        visible: column.task.consent.present
        color: Theme.bgSurface
        radius: Theme.radiusL
        border.width: 1
        border.color: column.task.consent.waiting ? Theme.warnFill : Theme.lineSubtle
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(wideConsent.implicitHeight + 2 * Theme.space4, column.consentHeight)

        KeyConsent {
            id: wideConsent

            objectName: "keyConsent"
            anchors.fill: parent
            anchors.margins: Theme.space4
            consent: column.task.consent
            dense: column.consentDense
            brief: column.task.panel === "ended"
            onRefuseAsked: column.refuseAsked()
        }
    }
    RunEnd {
        visible: column.task.panel === "ended"
        task: column.task
        Layout.fillWidth: true
    }
    Card {
        visible: column.task.panel === "draw"
        title: qsTr("The draw")
        Layout.fillWidth: true

        RunDraw {
            task: column.task
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
                visible: column.task.moving && !column.stale
                width: Theme.px(6)
                height: width
                radius: width / 2
                color: Theme.accentLine
            }
            Label {
                text: column.stale ? column.task.problem : column.task.moving ? column.task.events.frozen ? qsTr("paused") : qsTr("live") : qsTr("ended")
                kind: Label.Small
                color: Theme.textTertiary
            }
        }
        Separator {
            y: Theme.cardHead
            width: parent.width
        }
        RunSlowNote {
            id: slow

            x: Theme.space2
            y: Theme.cardHead + Theme.space2
            visible: column.task.slowFor !== ""
            width: parent.width - 2 * x
            app: column.app
            task: column.task
        }
        RunEvents {
            id: wideEvents

            anchors.fill: parent
            anchors.topMargin: Theme.cardHead + Theme.space2 + (slow.visible ? slow.height + Theme.space1 : 0)
            anchors.bottomMargin: 1
            events: column.task.events
            onNodeOpened: id => column.memberOpened(id)
            onTransactionOpened: id => column.app.navigator.openLink("leo:tx/" + id)
        }
    }
}
