pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// A new task: lambda, data and requirements, offer. Posting opens the dialog that signs.
AppPage {
    id: page

    readonly property Composer composer: app.run.composer
    readonly property bool compact: width < Theme.px(1200)
    readonly property bool tight: width < Theme.px(920) // at a large scale
    readonly property bool stacked: width < Theme.px(760) // one below the other, and the page scrolls
    readonly property bool low: height < Theme.px(740) // all that decides shows without scrolling
    readonly property bool stale: composer.pageState === "offline"

    title: qsTr("New task")
    rightColumn: offer
    Component.onCompleted: {
        composer.setVisible(true);
        if (params.lambda)
            composer.choose(params.lambda);
        if (params.file)
            composer.input.take(params.file);
        if (composer.lambdas.loaded)
            lambdas.focusSearch(Qt.OtherFocusReason);
    }
    Component.onDestruction: composer.setVisible(false)

    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: page.composer.canPost && !dialog.visible
        onActivated: page.composer.post()
    }
    Shortcut {
        sequence: "F3"
        onActivated: lambdas.focusSearch(Qt.ShortcutFocusReason)
    }
    Shortcut {
        sequences: ["Ctrl+O"]
        onActivated: data.pick()
    }
    Shortcut {
        sequences: ["Ctrl+V"]
        enabled: !lambdas.typing && !offer.typing
        onActivated: page.composer.input.paste()
    }
    Connections {
        target: page.composer

        function onPosted(taskId: string) {
            page.app.navigator.open("run.task", {
                id: taskId
            });
        }
        function onElsewhere(action: string) {
            if (action === "receive")
                page.app.navigator.open("wallet.receive");
        }
    }

    Flickable {
        id: frame

        anchors.fill: parent
        visible: page.composer.pageState === "ready" || page.stale
        contentHeight: columns.height
        boundsBehavior: Flickable.StopAtBounds
        interactive: page.stacked
        clip: interactive

        GridLayout {
            id: columns

            width: parent.width
            height: page.stacked ? implicitHeight : frame.height
            columns: page.stacked ? 1 : 5
            columnSpacing: 0
            rowSpacing: 0

            // Lambdas
            RunLambdas {
                id: lambdas

                composer: page.composer
                margin: page.compact ? Theme.space3 : Theme.space4
                Layout.fillWidth: page.stacked
                Layout.preferredWidth: page.tight ? Theme.px(196) : page.compact ? Theme.px(232) : Theme.px(288)
                Layout.maximumWidth: page.stacked ? -1 : Layout.preferredWidth
                Layout.fillHeight: !page.stacked
                Layout.preferredHeight: page.stacked ? Theme.px(300) : -1
                Layout.topMargin: Theme.space4
                Layout.leftMargin: margin
                Layout.rightMargin: margin
            }
            Separator {
                vertical: !page.stacked
            }

            // Data and requirements
            Flickable {
                id: middle

                contentHeight: form.implicitHeight + 2 * Theme.space5
                boundsBehavior: Flickable.StopAtBounds
                interactive: !page.stacked
                clip: interactive
                Layout.fillWidth: true
                Layout.fillHeight: !page.stacked
                Layout.preferredHeight: page.stacked ? contentHeight : -1

                ColumnLayout {
                    id: form

                    x: page.compact ? Theme.space4 : Theme.space6
                    y: page.low ? Theme.space4 : Theme.space5
                    width: Math.min(middle.width - 2 * x, Theme.formWidth)
                    spacing: page.low ? Theme.space3 : Theme.space5

                    RunLambdaHead {
                        lambdas: page.composer.lambdas
                        Layout.fillWidth: true
                    }
                    RunData {
                        id: data

                        objectName: "runData"
                        input: page.composer.input
                        low: page.low
                        Layout.fillWidth: true
                    }
                    RunRequirements {
                        composer: page.composer
                        low: page.low
                        Layout.fillWidth: true
                    }
                    RunProof {
                        iconic: page.width >= Theme.px(1300)
                        Layout.fillWidth: true
                    }
                }
            }
            Separator {
                vertical: !page.stacked
            }

            // Offer
            RunOffer {
                id: offer

                app: page.app
                composer: page.composer
                low: page.low
                Layout.fillWidth: page.stacked
                Layout.preferredWidth: page.tight ? Theme.px(280) : page.compact ? Theme.px(288) : Theme.px(336)
                Layout.maximumWidth: page.stacked ? -1 : Layout.preferredWidth
                Layout.fillHeight: !page.stacked
            }
        }
    }

    RowLayout {
        anchors.fill: parent
        anchors.margins: Theme.pagePadding
        spacing: Theme.space6
        visible: page.composer.pageState === "loading"

        Skeleton {
            rows: 7
            rowHeight: Theme.px(60)
            reason: qsTr("The list of lambdas is being read from layer one.")
            Layout.preferredWidth: Theme.px(260)
            Layout.alignment: Qt.AlignTop
        }
        Skeleton {
            rows: 10
            rowHeight: Theme.px(48)
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
        }
        Skeleton {
            rows: 10
            Layout.preferredWidth: Theme.px(280)
            Layout.alignment: Qt.AlignTop
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: Theme.px(420)
        visible: page.composer.pageState === "empty"
        iconName: "package"
        title: qsTr("No lambda on this network yet")
        text: qsTr("A task runs code that somebody published. Publish the first one, or join another network.")
        action: qsTr("New lambda")
        secondAction: qsTr("Networks")
        onTriggered: page.app.navigator.open("publish.new")
        onSecondTriggered: page.app.navigator.open("settings.networks")
    }

    SigningDialog {
        id: dialog

        signing: page.composer.signing
        showFields: false

        RunConfirm {
            composer: page.composer
            Layout.fillWidth: true
        }
    }
}
