import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// The question for a key, with the six checks and what a refusal costs. consent is the view-model (ConsentView): it alone
// decides whether the key may be released. Focus starts on the title, never on a button that releases.
FocusScope {
    id: panel

    required property var consent
    property bool dense: false
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

    ColumnLayout {
        id: column

        width: parent.width
        spacing: panel.dense ? Theme.space2 : Theme.space3

        Item {
            id: head

            activeFocusOnTab: panel.waiting
            implicitHeight: headRow.implicitHeight
            Accessible.role: Accessible.Heading
            Accessible.name: qsTr("%1 %2").arg(panel.consent.title).arg(panel.consent.clockText)
            Accessible.focusable: true
            Layout.fillWidth: true

            FocusRing {
                shown: head.activeFocus
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
                    elide: Text.ElideRight
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
            Layout.fillWidth: true
        }
        Label {
            visible: panel.consent.softwareTpm
            text: qsTr("software TPM: proves the protocol, not the machine")
            kind: Label.Small
            color: Theme.warnText
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        Label {
            visible: text !== ""
            text: panel.consent.explanation
            kind: Label.Small
            color: Theme.textSecondary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        Label {
            visible: text !== ""
            text: panel.consent.problem !== "" ? panel.consent.problem : panel.consent.whyNot
            kind: Label.Small
            color: panel.consent.problem !== "" ? Theme.badText : Theme.textTertiary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        RowLayout {
            visible: panel.answering && panel.consent.title !== ""
            spacing: Theme.space2

            Button {
                id: release

                kind: Button.Primary
                size: Button.Large
                iconName: "key"
                text: qsTr("Release key")
                busy: panel.consent.mark === "releasing"
                enabled: panel.consent.canRelease || busy
                Layout.fillWidth: true
                onClicked: panel.consent.release()
            }
            Button {
                size: Button.Large
                text: qsTr("Refuse")
                enabled: panel.consent.canRefuse
                onClicked: panel.refuseAsked()
            }
        }
    }
}
