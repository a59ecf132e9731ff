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
    readonly property bool stale: composer.pageState === "offline"

    title: qsTr("New task")
    Component.onCompleted: {
        composer.setVisible(true);
        if (params.lambda)
            composer.choose(params.lambda);
        if (params.file)
            composer.input.take(params.file);
        if (composer.lambdas.loaded)
            search.forceActiveFocus();
    }
    Component.onDestruction: composer.setVisible(false)

    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: page.composer.canPost && !dialog.visible
        onActivated: page.composer.post()
    }
    Shortcut {
        sequence: "F3"
        onActivated: search.forceActiveFocus(Qt.ShortcutFocusReason)
    }
    Shortcut {
        sequences: [StandardKey.Open]
        onActivated: data.pick()
    }
    Shortcut {
        sequences: [StandardKey.Paste]
        enabled: !search.activeFocus && !offer.activeFocus
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

    RowLayout {
        anchors.fill: parent
        spacing: 0
        visible: page.composer.pageState === "ready" || page.stale

        // Lambdas
        ColumnLayout {
            spacing: Theme.space2
            Layout.preferredWidth: page.compact ? Theme.px(232) : Theme.px(288)
            Layout.maximumWidth: Layout.preferredWidth
            Layout.fillHeight: true
            Layout.topMargin: Theme.space4
            Layout.leftMargin: page.compact ? Theme.space3 : Theme.space4
            Layout.rightMargin: page.compact ? Theme.space3 : Theme.space4

            RowLayout {
                Label {
                    text: qsTr("Choose a lambda")
                    kind: Label.BodyL
                    strong: true
                    Layout.fillWidth: true
                }
                Label {
                    text: qsTr("LEO per use")
                    kind: Label.Small
                    color: Theme.textTertiary
                }
            }
            SearchField {
                id: search

                scope: qsTr("Name, author or id")
                text: page.composer.lambdas.search
                Layout.fillWidth: true
                onEdited: page.composer.lambdas.search = text
            }
            RowLayout {
                spacing: Theme.space1

                Repeater {
                    model: [["all", qsTr("All")], ["image", qsTr("Image")], ["text", qsTr("Text")], ["data", qsTr("Data")]]

                    Button {
                        required property var modelData

                        size: Button.Small
                        text: modelData[1]
                        checkable: true
                        checked: page.composer.lambdas.category === modelData[0]
                        kind: checked ? Button.Secondary : Button.Ghost
                        onClicked: page.composer.lambdas.category = modelData[0]
                    }
                }
            }
            ListView {
                id: list

                objectName: "lambdaList"
                model: page.composer.lambdas.rows
                clip: true
                spacing: 2
                activeFocusOnTab: true
                currentIndex: 0
                boundsBehavior: Flickable.StopAtBounds
                Layout.fillWidth: true
                Layout.fillHeight: true
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Lambdas")
                Keys.onReturnPressed: if (currentIndex >= 0) {
                    page.composer.choose(String(model.value(currentIndex, "lambdaId")));
                }
                Keys.onSpacePressed: if (currentIndex >= 0) {
                    page.composer.choose(String(model.value(currentIndex, "lambdaId")));
                }

                delegate: Rectangle {
                    id: lambda

                    required property int index
                    required property string name
                    required property string lambdaId
                    required property string author
                    required property string price
                    required property string runs
                    required property string rate
                    required property bool rateLow
                    required property string icon
                    required property bool fits
                    required property bool chosen
                    required property string spoken

                    width: list.width
                    height: Theme.px(60)
                    radius: Theme.radiusL
                    color: chosen ? Theme.bgSelected : hover.hovered ? Theme.bgHover : "transparent"
                    border.width: chosen || (list.activeFocus && ListView.isCurrentItem) ? 1 : 0
                    border.color: list.activeFocus && ListView.isCurrentItem ? Theme.focusRing : Theme.accentLine
                    opacity: fits ? 1 : 0.6
                    Accessible.role: Accessible.ListItem
                    Accessible.name: spoken
                    Accessible.selected: chosen

                    Icon {
                        id: kind

                        x: Theme.space3
                        y: Theme.px(12)
                        name: lambda.icon
                        color: lambda.chosen ? Theme.accentText : Theme.textTertiary
                    }
                    RowLayout {
                        x: Theme.px(36)
                        y: Theme.px(10)
                        width: parent.width - x - Theme.space3

                        Label {
                            text: lambda.name
                            medium: true
                            elide: Text.ElideRight
                            Layout.fillWidth: true
                            Accessible.ignored: true
                        }
                        Label {
                            text: lambda.price
                            kind: Label.Num
                            Accessible.ignored: true
                        }
                    }
                    RowLayout {
                        x: Theme.px(36)
                        y: Theme.px(33)
                        width: parent.width - x - Theme.space3
                        spacing: Theme.px(6)

                        Label {
                            text: lambda.author
                            kind: Label.Small
                            color: Theme.textTertiary
                            elide: Text.ElideRight
                            Layout.fillWidth: true
                            Accessible.ignored: true
                        }
                        Label {
                            text: qsTr("%1 runs").arg(lambda.runs)
                            kind: Label.NumS
                            color: Theme.textTertiary
                            Accessible.ignored: true
                        }
                        Label {
                            visible: text !== ""
                            text: lambda.rate
                            kind: Label.NumS
                            color: lambda.rateLow ? Theme.warnText : Theme.textTertiary
                            Accessible.ignored: true
                        }
                    }
                    HoverHandler {
                        id: hover

                        cursorShape: Qt.PointingHandCursor
                    }
                    TapHandler {
                        onTapped: {
                            list.currentIndex = lambda.index;
                            page.composer.choose(lambda.lambdaId);
                        }
                    }
                }
                Label {
                    anchors.centerIn: parent
                    width: parent.width - Theme.space6
                    visible: list.count === 0
                    text: page.composer.lambdas.search !== "" ? qsTr("Nothing matches “%1”.").arg(page.composer.lambdas.search) : qsTr("No lambda of this kind.")
                    color: Theme.textTertiary
                    wrapMode: Text.Wrap
                    horizontalAlignment: Text.AlignHCenter
                }
            }
            Label {
                text: qsTr("%n lambda(s) on this network", "", page.composer.lambdas.total)
                kind: Label.Small
                color: Theme.textTertiary
                Layout.bottomMargin: Theme.space4
            }
        }
        Separator {
            vertical: true
        }

        // Data and requirements
        Flickable {
            id: middle

            contentHeight: form.implicitHeight + 2 * Theme.space5
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                id: form

                x: page.compact ? Theme.space4 : Theme.space6
                y: Theme.space5
                width: Math.min(middle.width - 2 * x, Theme.formWidth)
                spacing: Theme.space5

                RunLambdaHead {
                    lambdas: page.composer.lambdas
                    Layout.fillWidth: true
                }
                RunData {
                    id: data

                    objectName: "runData"
                    input: page.composer.input
                    Layout.fillWidth: true
                }
                RunRequirements {
                    composer: page.composer
                    Layout.fillWidth: true
                }
                ColumnLayout {
                    spacing: Theme.space2
                    Layout.fillWidth: true

                    Label {
                        text: qsTr("Proof of execution")
                        kind: Label.BodyL
                        strong: true
                    }
                    RowLayout {
                        spacing: Theme.space3
                        Layout.fillWidth: true

                        OptionCard {
                            checked: true
                            title: qsTr("Attested")
                            iconName: page.width < Theme.px(1300) ? "" : "shield-check"
                            description: qsTr("One machine runs it, monitors verify its TPM.")
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 1
                        }
                        OptionCard {
                            enabled: false
                            title: qsTr("Replicated")
                            iconName: page.width < Theme.px(1300) ? "" : "layers"
                            description: qsTr("Three executors must agree on the result.")
                            facts: [qsTr("Not on this network yet")]
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 1
                        }
                        OptionCard {
                            enabled: false
                            title: qsTr("Secret-shared")
                            iconName: page.width < Theme.px(1300) ? "" : "git"
                            description: qsTr("No single machine holds your data.")
                            facts: [qsTr("Not on this network yet")]
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 1
                        }
                    }
                }
            }
        }
        Separator {
            vertical: true
        }

        // Offer
        Rectangle {
            color: Theme.bgSurface
            Layout.preferredWidth: page.compact ? Theme.px(288) : Theme.px(324)
            Layout.maximumWidth: Layout.preferredWidth
            Layout.fillHeight: true

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: Theme.space5
                anchors.topMargin: Theme.space4
                anchors.bottomMargin: Theme.space4
                spacing: Theme.space3

                Flickable {
                    id: offerView

                    contentHeight: offerColumn.implicitHeight
                    boundsBehavior: Flickable.StopAtBounds
                    clip: true
                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    ColumnLayout {
                        id: offerColumn

                        width: parent.width
                        spacing: Theme.space3

                        AmountField {
                            id: offer

                            objectName: "offerField"
                            label: qsTr("Your offer")
                            text: page.composer.offer
                            leftHint: page.composer.minimumText
                            rightHint: page.composer.usualText
                            error: page.composer.offerProblem
                            Layout.fillWidth: true
                            onEdited: page.composer.offer = text
                        }
                        OfferBar {
                            objectName: "offerBar"
                            shares: page.composer.shares
                            Layout.fillWidth: true
                        }
                        Separator {
                            Layout.fillWidth: true
                        }
                        RunFacts {
                            rows: page.composer.facts
                            Layout.fillWidth: true
                        }
                        Separator {
                            visible: page.composer.ends.count > 0
                            Layout.fillWidth: true
                        }
                        Label {
                            visible: page.composer.ends.count > 0
                            text: qsTr("What returns to you")
                            kind: Label.Small
                            medium: true
                        }
                        RunReturns {
                            rows: page.composer.ends
                            Layout.fillWidth: true
                        }
                        Separator {
                            Layout.fillWidth: true
                        }
                        Repeater {
                            model: page.composer.privacy

                            RunPoint {
                                required property int index
                                required property string modelData

                                iconName: ["eye-off", "eye-off", "key", "trash"][index]
                                viewport: offerView
                                ink: Theme.okText
                                text: modelData
                                Layout.fillWidth: true
                            }
                        }
                        LinkText {
                            text: qsTr("What Leo cannot do")
                            onClicked: page.app.navigator.open("settings.help")
                        }
                    }
                }
                Note {
                    visible: page.composer.problemTitle !== ""
                    kind: "warn"
                    title: page.composer.problemTitle
                    text: page.composer.problemText
                    Layout.fillWidth: true
                }
                RowLayout {
                    visible: page.composer.remedies.length > 0
                    spacing: Theme.space2

                    Repeater {
                        model: page.composer.remedies

                        Button {
                            required property var modelData

                            size: Button.Small
                            text: modelData.text
                            onClicked: page.composer.remedy(modelData.action)
                        }
                    }
                }
                Note {
                    visible: page.composer.refusal !== ""
                    kind: "bad"
                    text: page.composer.refusal
                    Layout.fillWidth: true
                }
                Button {
                    objectName: "postTask"
                    kind: Button.Primary
                    size: Button.Large
                    text: page.composer.postText
                    busy: page.composer.preparing
                    enabled: page.composer.canPost || busy
                    Layout.fillWidth: true
                    onClicked: page.composer.post()
                }
                Label {
                    text: page.composer.preparing ? qsTr("Sealing on this computer…") : page.composer.whyNot !== "" ? page.composer.whyNot : qsTr("Ctrl Enter · you confirm in the next step")
                    kind: Label.Caption
                    color: Theme.textTertiary
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
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
