import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// After publishing: how others find it, and what it needs of this computer.
ColumnLayout {
    id: step

    required property App app
    readonly property var wizard: app.publish.wizard

    spacing: Theme.cardGap

    Card {
        Layout.fillWidth: true
        padding: Theme.px(32)

        RowLayout {
            spacing: Theme.px(14)

            Icon {
                name: "circle-check"
                size: Theme.px(28)
                color: Theme.okText
            }
            ColumnLayout {
                spacing: 0

                Label {
                    text: qsTr("Published")
                    kind: Label.TitleM
                }
                Label {
                    text: qsTr("%1 can be used from block %2.").arg(step.wizard.form.values.name).arg(step.wizard.publishedHeight)
                    color: Theme.textSecondary
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.px(12)
            spacing: Theme.px(28)

            QrCode {
                id: code

                text: step.wizard.publishedLink
                implicitWidth: Theme.px(194)
                implicitHeight: Theme.px(194)
                Layout.alignment: Qt.AlignTop
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("QR code of the link")
            }
            ColumnLayout {
                spacing: Theme.px(10)

                Label {
                    text: qsTr("Lambda id")
                    kind: Label.Small
                    color: Theme.textSecondary
                }
                HashText {
                    value: step.wizard.publishedCid
                    head: 20
                    tail: 8
                    kindName: qsTr("Lambda id")
                }
                Label {
                    text: qsTr("Share the id or the code. Anyone can pay to run it. Only an attested sandbox can open it.")
                    kind: Label.Small
                    color: Theme.textTertiary
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                Label {
                    text: qsTr("Link")
                    kind: Label.Small
                    color: Theme.textSecondary
                }
                HashText {
                    value: step.wizard.publishedLink
                    head: 24
                    tail: 8
                    kindName: qsTr("Link")
                }
                RowLayout {
                    spacing: Theme.px(8)

                    Button {
                        text: qsTr("Save QR code")
                        iconName: "download"
                        onClicked: saver.open()
                    }
                    Button {
                        text: qsTr("Open in Explorer")
                        iconName: "blocks"
                        onClicked: step.app.navigator.open("explorer.lambda", {
                            id: step.wizard.publishedId
                        })
                    }
                }
            }
        }
    }
    Card {
        Layout.fillWidth: true
        title: qsTr("What happened")

        PublishRows {
            Layout.fillWidth: true
            rows: step.wizard.progress.rows
        }
    }
    Note {
        Layout.fillWidth: true
        kind: "info"
        text: qsTr("Keep Leo running in the background. Your computer answers key requests; while it is offline, a task waits until its key window closes. Then Alice gets her whole offer back, your bond pays the committee the miss fee, and your record counts a failure.")
        action: step.app.settings.startAtLogin ? "" : qsTr("Start at login")
        onTriggered: step.app.settings.startAtLogin = true
    }
    FileDialog {
        id: saver

        title: qsTr("Save QR code")
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("PNG picture (*.png)")]
        defaultSuffix: "png"
        onAccepted: code.grabToImage(result => result.saveToFile(selectedFile))
    }
}
