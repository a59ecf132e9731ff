import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// qmllint disable unqualified
// A Loader of Qt 6.4 makes no bound components: those here reach the page by its id.
// New lambda: a folder becomes a lambda on layer one in four steps.
AppPage {
    id: page

    readonly property var wizard: app.publish.wizard
    readonly property int step: wizard.step
    readonly property bool compact: width < Theme.px(1150)
    readonly property bool single: width < Theme.px(860) // what a large scale leaves: one column
    readonly property bool working: wizard.progress.stage === 1

    function proceed(): void {
        if (step < 3)
            step === 2 && !wizard.test.passed ? untested.open() : wizard.next();
        else if (step === 3 && wizard.progress.stage !== 1)
            wizard.publish();
    }

    title: step === 4 ? qsTr("Published") : wizard.newVersion ? qsTr("New version") : qsTr("New lambda")
    scroller: flick
    Component.onCompleted: wizard.loadDrafts()

    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: !page.app.wallets.signing.open
        onActivated: page.proceed()
    }
    Shortcut {
        sequence: "Ctrl+S"
        onActivated: page.wizard.saveDraft()
    }
    Shortcut {
        sequence: "Ctrl+R"
        enabled: page.step === 2
        onActivated: page.wizard.repeatTest()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Flickable {
            id: flick

            Layout.fillWidth: true
            Layout.fillHeight: true
            contentHeight: columns.y + columns.implicitHeight + Theme.pagePadding
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            WizardSteps {
                id: topSteps

                x: Theme.pagePadding
                y: Theme.pagePaddingTop
                width: flick.width - 2 * x
                visible: page.compact
                wizard: page.wizard
                compact: true
            }
            GridLayout {
                id: columns

                x: Theme.pagePadding
                y: page.compact ? topSteps.y + topSteps.implicitHeight + Theme.px(16) : Theme.pagePaddingTop
                width: Math.min(flick.width - 2 * x, Theme.contentWidth)
                columns: page.single ? 1 : 3
                columnSpacing: Theme.px(24)
                rowSpacing: Theme.cardGap

                WizardSteps {
                    visible: !page.compact
                    wizard: page.wizard
                    Layout.preferredWidth: Theme.px(196)
                    Layout.maximumWidth: Theme.px(196)
                    Layout.alignment: Qt.AlignTop
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    spacing: Theme.cardGap

                    DraftsCard {
                        visible: page.step === 0 && page.wizard.drafts.count > 0 && page.wizard.folder.stage === 0
                        Layout.fillWidth: true
                        wizard: page.wizard
                    }
                    Loader {
                        active: page.step === 0
                        visible: active
                        Layout.fillWidth: true
                        sourceComponent: CodeStep {
                            wizard: page.wizard
                        }
                    }
                    Loader {
                        active: page.step === 1
                        visible: active
                        Layout.fillWidth: true
                        sourceComponent: RuntimeStep {
                            wizard: page.wizard
                        }
                    }
                    Loader {
                        active: page.step === 2
                        visible: active
                        Layout.fillWidth: true
                        sourceComponent: TestStep {
                            wizard: page.wizard
                            onCopyLog: page.app.wallets.copy(page.wizard.test.logText)
                            onCopyInstall: page.app.wallets.copy("sudo apt install bubblewrap")
                        }
                    }
                    Loader {
                        active: page.step === 3
                        visible: active
                        Layout.fillWidth: true
                        sourceComponent: PublishStep {
                            wizard: page.wizard
                        }
                    }
                    Loader {
                        active: page.step === 4
                        visible: active
                        Layout.fillWidth: true
                        sourceComponent: PublishedStep {
                            app: page.app
                        }
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: page.single
                    Layout.preferredWidth: Theme.px(page.compact ? 280 : 312)
                    Layout.maximumWidth: page.single ? -1 : Theme.px(312)
                    Layout.alignment: Qt.AlignTop
                    spacing: Theme.cardGap

                    WhoSeesCard {
                        visible: !page.compact || page.step !== 1
                        Layout.fillWidth: true
                    }
                    Loader {
                        active: page.step <= 1
                        visible: active
                        Layout.fillWidth: true
                        sourceComponent: PriceCard {
                            wizard: page.wizard
                        }
                    }
                    Loader {
                        active: page.step === 2 || page.step === 3
                        visible: active
                        Layout.fillWidth: true
                        sourceComponent: SummaryCard {
                            app: page.app
                        }
                    }
                }
            }
        }
        Separator {
            Layout.fillWidth: true
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.px(64)
            Layout.leftMargin: Theme.pagePadding
            Layout.rightMargin: Theme.pagePadding
            spacing: Theme.px(10)

            Button {
                visible: page.step < 4
                text: qsTr("Save draft")
                kind: Button.Ghost
                enabled: !page.working
                onClicked: page.wizard.saveDraft()
            }
            Label {
                text: page.step === 4 ? "" : page.wizard.draftError !== "" ? page.wizard.draftError : page.wizard.draftSaved
                kind: Label.Small
                color: page.wizard.draftError !== "" ? Theme.badText : Theme.textTertiary
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            Button {
                visible: page.step > 0 && page.step < 4
                text: qsTr("Back")
                enabled: !page.working
                onClicked: page.wizard.back()
            }
            Button {
                objectName: "continue"
                visible: page.step < 4
                text: page.step === 0 ? qsTr("Continue to runtime") : page.step === 1 ? qsTr("Continue to test run") : page.step === 2 ? qsTr("Continue to publish") : qsTr("Encrypt and publish")
                iconName: page.step === 3 ? "lock" : ""
                kind: Button.Primary
                busy: page.working
                enabled: page.step !== 3 || page.app.wallets.unlocked
                onClicked: page.proceed()
            }
            Button {
                visible: page.step === 4
                text: qsTr("My lambdas")
                onClicked: page.app.navigator.open("publish.lambdas")
            }
            Button {
                visible: page.step === 4
                text: qsTr("Publish another")
                kind: Button.Primary
                onClicked: page.wizard.startNew()
            }
        }
    }
    Dialog {
        id: untested

        title: qsTr("Continue without a passed test?")
        confirmText: qsTr("Continue untested")
        onConfirmed: {
            close();
            page.wizard.next();
        }

        Label {
            text: qsTr("Publishing works, but a run that fails pays you nothing and counts in your record.")
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
}
