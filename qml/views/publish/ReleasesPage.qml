import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The full log of key releases, and its export.
AppPage {
    id: page

    readonly property var releases: app.publish.releases

    title: qsTr("Key releases")
    Component.onCompleted: releases.load()

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.pagePadding
        anchors.topMargin: Theme.pagePaddingTop
        spacing: Theme.cardGap

        Note {
            visible: page.releases.exported !== "" || (page.releases.error !== "" && page.releases.stage !== KeyReleases.Error)
            Layout.fillWidth: true
            kind: page.releases.exported !== "" ? "ok" : "bad"
            text: page.releases.exported !== "" ? page.releases.exported : page.releases.error
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumWidth: Theme.contentWidth
            title: qsTr("Key releases")
            padding: 0

            actions: [
                Segmented {
                    items: [
                        {
                            text: qsTr("All")
                        },
                        {
                            text: qsTr("Not released")
                        }
                    ]
                    current: page.releases.refusedOnly ? 1 : 0
                    accessibleName: qsTr("Which answers")
                    onChosen: index => page.releases.refusedOnly = index === 1
                },
                Button {
                    text: qsTr("Export")
                    size: Button.Small
                    iconName: "download"
                    enabled: page.releases.stage === KeyReleases.Ready
                    onClicked: saver.open()
                }
            ]

            Skeleton {
                visible: page.releases.stage === KeyReleases.Loading
                Layout.fillWidth: true
                Layout.margins: Theme.px(16)
                rows: 8
                reason: qsTr("The log is still being read.")
            }
            EmptyState {
                visible: page.releases.stage === KeyReleases.Empty
                Layout.fillWidth: true
                Layout.topMargin: Theme.px(80)
                iconName: "key"
                title: qsTr("No key was asked for yet")
                text: qsTr("When a node runs one of your lambdas, its request and your answer appear here.")
                action: qsTr("New lambda")
                onTriggered: page.app.navigator.open("publish.new")
            }
            EmptyState {
                visible: page.releases.stage === KeyReleases.Error
                Layout.fillWidth: true
                Layout.topMargin: Theme.px(80)
                kind: "error"
                iconName: "octagon-alert"
                title: qsTr("The log cannot be read")
                text: qsTr("Requests are still answered by their policy.")
                details: page.releases.error
                action: qsTr("Try again")
                onTriggered: page.releases.load()
            }
            ReleaseTable {
                visible: page.releases.stage === KeyReleases.Ready
                Layout.fillWidth: true
                Layout.fillHeight: true
                app: page.app
            }
        }
    }
    FileDialog {
        id: saver

        title: qsTr("Export key releases")
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("Table (*.csv)"), qsTr("JSON (*.json)")]
        onAccepted: page.releases.exportTo(selectedFile)
    }
}
