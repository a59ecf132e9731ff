pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// Beside a result: who was paid, who attested it, and the proofs. tabbed: in a low window the three are the tabs of one
// card.
Item {
    id: view

    required property App app
    required property ResultView result
    property bool tabbed: false
    readonly property TaskView task: result.task
    readonly property string receiptTitle: result.hasReceipt ? qsTr("Receipt") : qsTr("Offer")

    signal receiptAsked
    signal evidenceAsked

    component Part: Card {
        required property int place

        visible: !view.tabbed || tabs.current === place
        color: view.tabbed ? "transparent" : Theme.bgSurface
        border.width: view.tabbed ? 0 : 1
        Layout.fillWidth: true
    }

    Rectangle {
        anchors.fill: parent
        visible: view.tabbed
        color: Theme.bgSurface
        radius: Theme.radiusL
        border.width: 1
        border.color: Theme.lineSubtle
    }
    Tabs {
        id: tabs

        visible: view.tabbed
        x: Theme.space4
        y: 1
        width: parent.width - 2 * x
        items: [{text: view.receiptTitle}, {text: qsTr("Attestation")}, {text: qsTr("Proofs")}]
        accessibleName: qsTr("About this result")
        onChosen: index => current = index
    }
    Flickable {
        y: view.tabbed ? tabs.height + 1 : 0
        width: parent.width
        height: parent.height - y - (view.tabbed ? 1 : 0)
        contentHeight: right.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        ColumnLayout {
            id: right

            width: parent.width
            spacing: Theme.cardGap

            Part {
                place: 0
                title: view.tabbed ? "" : view.receiptTitle
                actions: [
                    IconButton {
                        visible: view.result.hasReceipt
                        iconName: "copy"
                        tooltip: qsTr("Copy the receipt as JSON")
                        onClicked: view.result.copyReceipt()
                    },
                    IconButton {
                        visible: view.result.hasReceipt
                        iconName: "download"
                        tooltip: qsTr("Save the receipt as PDF or JSON")
                        onClicked: view.receiptAsked()
                    }
                ]

                RowLayout {
                    visible: view.result.hasReceipt
                    Layout.fillWidth: true

                    Label {
                        text: qsTr("You paid")
                        color: Theme.textSecondary
                        Layout.fillWidth: true
                    }
                    Label {
                        objectName: "paid"
                        text: view.result.paidText
                        kind: Label.NumL
                    }
                    Label {
                        text: qsTr("LEO")
                        kind: Label.Caption
                        color: Theme.textTertiary
                    }
                }
                SettlementFlow {
                    objectName: "receiptFlow"
                    visible: view.result.hasReceipt
                    compact: true
                    source: ({label: qsTr("Offer"), amount: view.task.offerText})
                    targets: view.task.flow
                    Layout.fillWidth: true
                }
                RunFacts {
                    visible: !view.result.hasReceipt
                    rows: view.task.offerFacts
                    Layout.fillWidth: true
                }
                Separator {
                    visible: view.result.facts.count > 0
                    Layout.fillWidth: true
                }
                RunFacts {
                    rows: view.result.facts
                    Layout.fillWidth: true
                }
            }
            Part {
                place: 1
                title: view.tabbed ? "" : qsTr("Attestation")
                actions: [
                    LinkText {
                        text: qsTr("Full report")
                        onClicked: view.app.navigator.open("run.task", {
                            id: view.task.id
                        })
                    }
                ]

                RowLayout {
                    spacing: Theme.space3
                    Layout.fillWidth: true

                    AttestationGrid {
                        members: view.task.committee.members
                    }
                    ColumnLayout {
                        spacing: 0

                        Label {
                            text: view.result.attestedText
                            medium: true
                            wrapMode: Text.Wrap
                            Layout.fillWidth: true
                        }
                        Label {
                            text: view.result.attestedNote
                            kind: Label.Small
                            color: Theme.textTertiary
                            wrapMode: Text.Wrap
                            Layout.fillWidth: true
                        }
                    }
                }
                Separator {
                    visible: view.result.findings.count > 0
                    Layout.fillWidth: true
                }
                Repeater {
                    model: view.result.findings

                    RowLayout {
                        id: finding

                        required property string words
                        required property string note
                        required property string tone

                        spacing: Theme.space2
                        Layout.fillWidth: true

                        Icon {
                            name: finding.tone === "ok" ? "circle-check" : "triangle-alert"
                            color: finding.tone === "ok" ? Theme.okText : Theme.warnText
                        }
                        Label {
                            text: finding.words
                            medium: true
                        }
                        Label {
                            text: finding.note
                            kind: Label.Small
                            color: Theme.textTertiary
                            wrapMode: Text.Wrap
                            Layout.fillWidth: true
                        }
                    }
                }
            }
            Part {
                place: 2
                title: view.tabbed ? "" : qsTr("Proofs")
                actions: [
                    LinkText {
                        text: qsTr("Export evidence")
                        enabled: view.result.hasReceipt && !view.result.working // layer one has the rest when it is settled
                        onClicked: view.evidenceAsked()
                    }
                ]

                Repeater {
                    model: view.result.proofs

                    RowLayout {
                        id: proof

                        required property string label
                        required property string brief
                        required property string whole
                        required property string link

                        spacing: Theme.space2
                        Layout.fillWidth: true

                        Label {
                            text: proof.label
                            kind: Label.Small
                            color: Theme.textTertiary
                            Layout.fillWidth: true
                        }
                        HashText {
                            value: proof.whole
                            shown: proof.brief
                            kindName: proof.label
                            linked: proof.link !== ""
                            onOpened: view.app.navigator.openLink(proof.link)
                        }
                    }
                }
            }
        }
    }
}
