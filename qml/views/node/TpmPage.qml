pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// What the node proves itself with: its TPM, the certificates above it, its registers, and the log behind PCR 13.
ScrollPage {
    id: page

    readonly property NodeArea area: app.node
    readonly property var tpm: area.tpm
    readonly property var pcrs: area.pcrs
    readonly property bool wide: width >= Theme.px(960)
    readonly property real side: Theme.px(width >= Theme.px(1180) ? 336 : 288) // the log needs the rest

    title: qsTr("TPM identity")
    crumbs: [qsTr("Node")]
    crumbPages: ["node.dashboard"]
    Component.onCompleted: {
        area.enter();
        area.runtimeLog.refresh();
    }
    Component.onDestruction: area.leave()

    // Placed by hand: a grid of Qt 6.4 keeps the old width of its first column when that of the window changes.
    Item {
        implicitHeight: page.wide ? Math.max(left.implicitHeight, right.implicitHeight) : left.implicitHeight + Theme.cardGap + right.implicitHeight
        Layout.fillWidth: true

        ColumnLayout {
            id: left

            width: page.wide ? page.side : parent.width
            spacing: Theme.cardGap

            TpmCard {
                kind: page.tpm.kind
                manufacturer: page.tpm.manufacturer
                firmware: page.tpm.firmware
                endorsement: page.tpm.ek
                attestationKey: page.tpm.ak
                lastQuote: page.area.lastQuote
                Layout.fillWidth: true
            }
            Card {
                title: qsTr("Certificate chain")
                visible: page.area.certificates.count > 0
                Layout.fillWidth: true

                Note {
                    visible: page.tpm.problem !== ""
                    kind: "bad"
                    title: qsTr("This TPM's certificate is not known")
                    text: page.tpm.problem
                    Layout.fillWidth: true
                }
                Repeater {
                    model: page.area.certificates

                    ColumnLayout {
                        id: certificate

                        required property string subject
                        required property string issuer
                        required property string valid
                        required property string kindText
                        required property string status
                        required property string statusText

                        spacing: 0
                        Layout.fillWidth: true
                        Accessible.role: Accessible.ListItem
                        Accessible.name: kindText + ", " + subject + ", " + statusText

                        RowLayout {
                            spacing: Theme.space2

                            Label {
                                text: certificate.subject
                                medium: true
                                elide: Text.ElideMiddle
                                Layout.fillWidth: true
                                Accessible.ignored: true
                            }
                            Label {
                                text: certificate.kindText
                                kind: Label.Caption
                                color: Theme.textTertiary
                                Accessible.ignored: true
                            }
                            StatusBadge {
                                status: certificate.status
                                text: certificate.statusText
                                plain: true
                            }
                        }
                        Label {
                            text: qsTr("Issued by %1").arg(certificate.issuer)
                            kind: Label.Small
                            color: Theme.textTertiary
                            elide: Text.ElideMiddle
                            Layout.fillWidth: true
                        }
                        Label {
                            text: certificate.valid
                            kind: Label.NumS
                            color: Theme.textTertiary
                        }
                    }
                }
            }
        }
        ColumnLayout {
            id: right

            x: page.wide ? page.side + Theme.cardGap : 0
            y: page.wide ? 0 : left.implicitHeight + Theme.cardGap
            width: parent.width - x
            spacing: Theme.cardGap

            Card {
                title: qsTr("Registers")
                note: qsTr("what this computer measured, and what the network expects")
                padding: 0
                spacing: 0
                visible: page.pcrs.length > 0
                Layout.fillWidth: true

                PcrTable {
                    objectName: "pcrTable"
                    model: page.pcrs
                    Layout.fillWidth: true
                    onLogOpened: runtimeLog.forceActiveFocus(Qt.OtherFocusReason)
                }
                Repeater {
                    model: page.pcrs.filter(pcr => pcr.match === "differs")

                    Note {
                        required property var modelData

                        kind: "bad"
                        title: qsTr("PCR %1 differs: %2").arg(modelData.index).arg(modelData.meaning)
                        text: qsTr("Found %1\nExpected %2").arg(modelData.value).arg(modelData.expected)
                        Layout.fillWidth: true
                        Layout.margins: Theme.space3
                    }
                }
            }
            Card {
                title: qsTr("Runtime log")
                note: qsTr("newest first; each line extends PCR 13")
                padding: 0
                Layout.fillWidth: true

                DataTable {
                    id: runtimeLog

                    objectName: "runtimeLog"
                    visible: count > 0
                    model: page.area.runtimeLog.rows
                    dense: true
                    accessibleName: qsTr("Runtime log")
                    columns: [
                        {title: qsTr("Time"), role: "time", kind: "mono", width: 64},
                        {title: qsTr("Entry"), role: "kindText", kind: "strong", width: 116},
                        {title: qsTr("Task"), role: "shownTask", fullRole: "taskId", kind: "mono", width: 84},
                        {title: qsTr("Detail"), role: "detail", elide: "middle"},
                        {title: qsTr("SHA-256"), role: "digest", kind: "hash", width: 84}
                    ]
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.tableHead + Math.min(10, Math.max(1, count)) * Theme.rowDense
                    onNearEnd: page.area.runtimeLog.more()
                    onCurrentChanged: if (current >= count - 1) page.area.runtimeLog.more()
                    onActivated: (index, row) => {
                        if (row.taskId !== "")
                            page.app.navigator.open("explorer.task", {id: row.taskId});
                    }
                }
                Label {
                    visible: page.area.runtimeLog.rows.count === 0
                    text: page.area.runtimeLog.error !== "" ? page.area.runtimeLog.error : page.area.runtimeLog.loaded ? qsTr("The node has not started yet.") : qsTr("Reading the log")
                    kind: Label.Small
                    color: Theme.textTertiary
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                    Layout.margins: Theme.space4
                }
            }
        }
    }
}
