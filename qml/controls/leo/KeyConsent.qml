import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls
import Leo.Ui

// The question for a key, with the six checks and what a refusal costs. consent is the view-model (ConsentView): it alone
// decides whether the key may be released. Focus starts on the title, never on a button that releases. Where it has less
// than its implicit height, what was checked scrolls between the title and the buttons, which always show.
FocusScope {
    id: panel

    required property var consent
    property bool dense: false
    property bool brief: false // of a task that ended
    readonly property bool waiting: consent.waiting
    readonly property Item releaseButton: release
    readonly property bool answering: consent.open

    signal refuseAsked

    function focusTitle() {
        head.forceActiveFocus(Qt.OtherFocusReason);
    }
    function focusRelease() {
        if (release.visible && release.enabled)
            release.forceActiveFocus(Qt.TabFocusReason);
    }

    implicitHeight: column.implicitHeight
    implicitWidth: Theme.px(356)
    onYChanged: consent.layoutChanged()
    onHeightChanged: consent.layoutChanged()
    onWidthChanged: consent.layoutChanged()
    Accessible.role: Accessible.Grouping
    Accessible.name: consent.title
    Keys.onUpPressed: body.contentY = Math.max(0, body.contentY - Theme.px(40))
    Keys.onDownPressed: body.contentY = Math.max(0, Math.min(body.contentHeight - body.height, body.contentY + Theme.px(40)))

    ColumnLayout {
        id: column

        anchors.fill: parent
        spacing: panel.dense ? Theme.space2 : Theme.space3

        Item {
            id: head

            activeFocusOnTab: panel.waiting || activeFocus // it keeps the focus it has when the request goes
            implicitHeight: headRow.implicitHeight
            Accessible.role: Accessible.Heading
            Accessible.name: qsTr("%1 %2").arg(panel.consent.title).arg(panel.consent.clockText)
            Accessible.focusable: true
            Layout.fillWidth: true

            FocusRing {
                shown: head.activeFocus
                anchors.leftMargin: -Theme.px(8)
                anchors.rightMargin: -Theme.px(8)
            }
            RowLayout {
                id: headRow

                anchors.fill: parent
                spacing: Theme.space2

                Icon {
                    name: panel.consent.mark === "blocked" || panel.consent.mark === "refused" || panel.consent.mark === "expired" ? "octagon-x" : "key"
                    color: panel.waiting ? Theme.warnText : panel.consent.mark === "blocked" ? Theme.badText : Theme.okText
                }
                Label {
                    text: panel.consent.title
                    kind: Label.BodyL
                    strong: true
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
                Label {
                    text: panel.consent.clockText
                    kind: Label.Num
                    color: Theme.textTertiary
                    Accessible.ignored: true
                }
            }
        }
        Flickable {
            id: body

            objectName: "consentBody"
            contentHeight: rest.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height
            clip: interactive
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: rest.implicitHeight

            // In the padding of what holds the panel: room for it inside would make the width depend on the height of
            // wrapped texts, which depends on the width.
            T.ScrollBar.vertical: ScrollBar {
                parent: panel
                x: panel.width
                y: body.y
                height: body.height
            }

            ColumnLayout {
                id: rest

                width: body.width
                spacing: column.spacing

                RowLayout {
                    spacing: Theme.space2
                    visible: panel.consent.executorText !== ""

                    Identicon {
                        seed: panel.consent.executorHex
                        Layout.preferredWidth: Theme.px(28)
                        Layout.preferredHeight: Theme.px(28)
                    }
                    ColumnLayout {
                        spacing: 0

                        Label {
                            text: panel.consent.executorText
                            kind: Label.Num
                        }
                        Label {
                            text: panel.consent.executorNote
                            kind: Label.Caption
                            color: Theme.textTertiary
                            elide: Text.ElideRight
                            Layout.fillWidth: true
                        }
                    }
                    StatusBadge {
                        status: panel.consent.failed > 0 ? "stopped" : panel.consent.passed === 6 ? "done" : "running"
                        text: panel.consent.passedText
                        Layout.alignment: Qt.AlignRight
                    }
                }
                Rectangle {
                    color: Theme.lineSubtle
                    Layout.fillWidth: true
                    Layout.preferredHeight: 1
                }
                CheckList {
                    checks: panel.consent.checks
                    passed: panel.consent.passed
                    failed: panel.consent.failed
                    dense: panel.dense
                    brief: panel.brief
                    Layout.fillWidth: true
                }
                RowLayout {
                    visible: panel.consent.softwareTpm
                    spacing: Theme.space3
                    Layout.fillWidth: true

                    Icon {
                        name: "triangle-alert"
                        color: Theme.warnText
                        Layout.alignment: Qt.AlignTop
                    }
                    Label {
                        text: qsTr("software TPM: proves the protocol, not the machine")
                        kind: Label.Small
                        color: Theme.warnText
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                    }
                }
                Label {
                    visible: text !== ""
                    text: panel.consent.explanation
                    kind: Label.Small
                    color: Theme.textSecondary
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                // Keeps its place when its reason is gone: the buttons below must not move towards a press.
                Label {
                    property real place: 0

                    visible: text !== "" || panel.answering
                    Layout.minimumHeight: panel.answering ? place : 0
                    onImplicitHeightChanged: if (text !== "")
                        place = Math.max(place, implicitHeight)
                    onWidthChanged: place = text !== "" ? implicitHeight : place
                    text: panel.consent.problem !== "" ? panel.consent.problem : panel.consent.whyNot
                    kind: Label.Small
                    color: panel.consent.problem !== "" ? Theme.badText : Theme.textTertiary
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
            }
        }
        // Placed by hand: a layout of Qt 6.4 that was hidden while its buttons got their words goes on with older widths.
        Item {
            id: answers

            readonly property bool stacked: release.implicitWidth + refuse.implicitWidth + Theme.space2 > width

            visible: panel.answering && panel.consent.title !== ""
            implicitHeight: stacked ? release.height + Theme.space2 + refuse.height : release.height
            Layout.fillWidth: true

            Button {
                id: release

                width: answers.stacked ? parent.width : parent.width - refuse.width - Theme.space2
                kind: Button.Primary
                size: panel.dense ? Button.Medium : Button.Large
                iconName: "key"
                text: qsTr("Release key")
                busy: panel.consent.mark === "releasing"
                enabled: panel.consent.canRelease || busy
                onClicked: panel.consent.release()
            }
            Button {
                id: refuse

                x: parent.width - width
                y: answers.stacked ? release.height + Theme.space2 : 0
                width: answers.stacked ? parent.width : implicitWidth
                size: panel.dense ? Button.Medium : Button.Large
                text: qsTr("Refuse")
                enabled: panel.consent.canRefuse
                onClicked: panel.refuseAsked()
            }
        }
    }
}
