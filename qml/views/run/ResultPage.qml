pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// What came back, its receipt, who attested it, and the proofs.
AppPage {
    id: page

    readonly property ResultView result: app.run.result
    readonly property TaskView task: result.task
    readonly property bool shown: result.pageState === "ready" || result.pageState === "offline"
    readonly property bool open: result.mark === "opened"
    readonly property bool compact: width < Theme.px(1200)

    title: task.name !== "" ? task.name : qsTr("Result")
    crumbs: [qsTr("My tasks")]
    crumbPages: ["run.tasks"]
    Component.onCompleted: {
        result.open(params.id ?? "");
        task.setVisible(true);
    }
    Component.onDestruction: {
        task.setVisible(false);
        result.close();
    }

    FileDialog {
        id: saveDialog

        title: qsTr("Save the result")
        fileMode: FileDialog.SaveFile
        onAccepted: page.result.saveAs(selectedFile)
    }
    FileDialog {
        id: evidenceDialog

        title: qsTr("Export evidence")
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("Leo evidence (*.leo-evidence)")]
        onAccepted: page.result.exportEvidence(selectedFile)
    }
    FileDialog {
        id: receiptDialog

        title: qsTr("Save the receipt")
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("PDF (*.pdf)"), qsTr("JSON (*.json)")]
        onAccepted: page.result.saveReceipt(selectedFile)
    }
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter", StandardKey.Save]
        enabled: page.result.canSave
        onActivated: saveDialog.open()
    }

    RowLayout {
        anchors.fill: parent
        anchors.margins: Theme.pagePadding
        anchors.topMargin: Theme.pagePaddingTop
        spacing: Theme.cardGap
        visible: page.shown

        Rectangle {
            color: Theme.bgSurface
            radius: Theme.radiusL
            border.width: 1
            border.color: Theme.lineSubtle
            Layout.fillWidth: true
            Layout.fillHeight: true

            RowLayout {
                id: head

                x: Theme.cardPadding
                width: parent.width - 2 * x
                height: Theme.cardHead
                spacing: Theme.space2

                Label {
                    text: qsTr("Result")
                    kind: Label.BodyL
                    strong: true
                }
                Label {
                    visible: page.open
                    text: qsTr("opened on this computer with your key")
                    kind: Label.Small
                    color: Theme.textTertiary
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
                Item {
                    visible: !page.open
                    Layout.fillWidth: true
                }
                StatusBadge {
                    status: page.task.badgeStatus
                    text: page.task.badgeText
                }
                Segmented {
                    id: mode

                    visible: page.result.comparable
                    items: [
                        {
                            text: qsTr("Compare")
                        },
                        {
                            text: qsTr("Result only")
                        }
                    ]
                    accessibleName: qsTr("Show")
                    onChosen: index => mode.current = index
                }
            }
            Rectangle {
                id: stage

                y: Theme.cardHead
                x: 1
                width: parent.width - 2
                height: bar.y - y
                color: Theme.bgSunken

                CompareSlider {
                    objectName: "compare"
                    anchors.fill: parent
                    visible: page.open && page.result.comparable && mode.current === 0
                    frame: afterPicture.painted
                    before: Picture {
                        anchors.fill: parent
                        image: page.result.before
                    }
                    after: Picture {
                        id: afterPicture

                        anchors.fill: parent
                        image: page.result.after
                    }
                }
                Picture {
                    anchors.fill: parent
                    visible: page.open && page.result.kind === "picture" && !(page.result.comparable && mode.current === 0)
                    image: page.result.after
                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("Result")
                }
                Flickable {
                    anchors.fill: parent
                    anchors.margins: Theme.space4
                    visible: page.open && page.result.kind === "text"
                    contentHeight: output.implicitHeight
                    clip: true

                    Label {
                        id: output

                        width: parent.width
                        text: page.result.outputText
                        kind: Label.Log
                        verticalAlignment: Text.AlignTop
                        wrapMode: Text.WrapAnywhere
                        Accessible.name: qsTr("Text of the result")
                    }
                }
                ColumnLayout {
                    anchors.centerIn: parent
                    visible: page.open && page.result.kind === "file"
                    spacing: Theme.space2

                    Icon {
                        name: "file"
                        size: Theme.px(40)
                        Layout.alignment: Qt.AlignHCenter
                    }
                    Label {
                        text: page.result.fileName
                        medium: true
                    }
                }
                EmptyState {
                    objectName: "resultState"
                    anchors.centerIn: parent
                    width: Math.min(Theme.px(440), parent.width - Theme.space8)
                    visible: !page.open && page.result.mark !== ""
                    kind: page.result.mark === "mismatch" || page.result.mark === "wrongKey" || page.result.mark === "noResult" ? "error" : page.result.mark === "missing" ? "warn" : "empty"
                    iconName: page.result.mark === "refunded" ? "return" : page.result.mark === "noResult" ? "circle-x" : page.result.mark === "mismatch" || page.result.mark === "wrongKey" ? "octagon-x" : page.result.mark === "missing" ? "triangle-alert" : page.result.mark === "deleted" ? "trash" : page.result.mark === "foreign" ? "lock" : "download"
                    title: page.result.title
                    text: page.result.sentence
                    details: page.result.log
                    action: page.result.canRetry ? qsTr("Try other sources") : page.task.canPostAgain ? qsTr("Post again") : ""
                    onTriggered: {
                        if (page.result.canRetry) {
                            page.result.retry();
                        } else {
                            page.app.run.postAgain(page.task);
                            page.app.navigator.open("run.new");
                        }
                    }
                }
            }
            RowLayout {
                id: bar

                x: Theme.cardPadding
                y: parent.height - height
                width: parent.width - 2 * x
                height: Theme.px(62)
                spacing: Theme.space2

                ColumnLayout {
                    spacing: 0

                    Label {
                        text: page.open ? page.result.fileName : page.task.name
                        medium: true
                        elide: Text.ElideMiddle
                        Layout.fillWidth: true
                    }
                    Label {
                        objectName: "resultNote"
                        text: page.result.problem !== "" ? page.result.problem : page.result.done !== "" ? page.result.done : page.result.fileFacts
                        kind: Label.Small
                        color: page.result.problem !== "" ? Theme.badText : page.result.done !== "" ? Theme.okText : Theme.textTertiary
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }
                }
                Button {
                    visible: page.open
                    kind: Button.Ghost
                    iconName: "trash"
                    text: page.compact ? "" : qsTr("Delete local copies")
                    accessibleName: qsTr("Delete local copies")
                    enabled: !page.result.working
                    onClicked: deleteDialog.open()
                }
                Button {
                    objectName: "saveResult"
                    visible: page.open
                    kind: Button.Primary
                    iconName: "download"
                    text: qsTr("Save as…")
                    enabled: page.result.canSave && !page.result.working
                    onClicked: saveDialog.open()
                }
            }
        }

        Flickable {
            contentHeight: right.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            Layout.preferredWidth: page.compact ? Theme.px(340) : Theme.px(400)
            Layout.maximumWidth: Layout.preferredWidth
            Layout.fillHeight: true

            ColumnLayout {
                id: right

                width: parent.width
                spacing: Theme.cardGap

                Card {
                    title: page.result.hasReceipt ? qsTr("Receipt") : qsTr("Offer")
                    Layout.fillWidth: true
                    actions: [
                        IconButton {
                            visible: page.result.hasReceipt
                            iconName: "copy"
                            tooltip: qsTr("Copy the receipt as JSON")
                            onClicked: page.result.copyReceipt()
                        },
                        IconButton {
                            visible: page.result.hasReceipt
                            iconName: "download"
                            tooltip: qsTr("Save the receipt as PDF or JSON")
                            onClicked: receiptDialog.open()
                        }
                    ]

                    RowLayout {
                        visible: page.result.hasReceipt
                        Layout.fillWidth: true

                        Label {
                            text: qsTr("You paid")
                            color: Theme.textSecondary
                            Layout.fillWidth: true
                        }
                        Label {
                            objectName: "paid"
                            text: page.result.paidText
                            kind: Label.NumL
                        }
                        Label {
                            text: qsTr("LEO")
                            kind: Label.Caption
                            color: Theme.textTertiary
                        }
                    }
                    OfferBar {
                        visible: page.result.hasReceipt
                        shares: page.task.settlement
                        Layout.fillWidth: true
                    }
                    RunFacts {
                        visible: !page.result.hasReceipt
                        rows: page.task.offerFacts
                        Layout.fillWidth: true
                    }
                    Separator {
                        visible: page.result.facts.count > 0
                        Layout.fillWidth: true
                    }
                    RunFacts {
                        rows: page.result.facts
                        Layout.fillWidth: true
                    }
                }
                Card {
                    title: qsTr("Attestation")
                    Layout.fillWidth: true
                    actions: [
                        LinkText {
                            text: qsTr("Full report")
                            onClicked: page.app.navigator.open("run.task", {
                                id: page.task.id
                            })
                        }
                    ]

                    RowLayout {
                        spacing: Theme.space3
                        Layout.fillWidth: true

                        AttestationGrid {
                            members: page.task.committee.members
                        }
                        ColumnLayout {
                            spacing: 0

                            Label {
                                text: page.result.attestedText
                                medium: true
                                Layout.fillWidth: true
                            }
                            Label {
                                text: page.result.attestedNote
                                kind: Label.Small
                                color: Theme.textTertiary
                                wrapMode: Text.Wrap
                                Layout.fillWidth: true
                            }
                        }
                    }
                    Separator {
                        visible: page.result.findings.count > 0
                        Layout.fillWidth: true
                    }
                    Repeater {
                        model: page.result.findings

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
                Card {
                    title: qsTr("Proofs")
                    Layout.fillWidth: true
                    actions: [
                        LinkText {
                            text: qsTr("Export evidence")
                            enabled: !page.result.working
                            onClicked: evidenceDialog.open()
                        }
                    ]

                    Repeater {
                        model: page.result.proofs

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
                                onOpened: page.app.navigator.openLink(proof.link)
                            }
                        }
                    }
                }
            }
        }
    }

    RowLayout {
        anchors.fill: parent
        anchors.margins: Theme.pagePadding
        spacing: Theme.space6
        visible: page.result.pageState === "loading"

        Skeleton {
            rows: 12
            rowHeight: Theme.px(48)
            reason: qsTr("This task is being read from layer one.")
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
        }
        Skeleton {
            rows: 12
            Layout.preferredWidth: Theme.px(360)
            Layout.alignment: Qt.AlignTop
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: Theme.px(420)
        visible: page.result.pageState === "error"
        kind: "error"
        iconName: "search"
        title: qsTr("Task not found")
        text: page.task.problem
        action: qsTr("My tasks")
        onTriggered: page.app.navigator.open("run.tasks")
    }
    RunAsk {
        id: deleteDialog

        title: qsTr("Delete the copies on this computer?")
        bodyText: qsTr("The input and the opened result are deleted here. Receipt and proofs stay on layer one. Without a saved file the result cannot be opened again once the committee stops serving it.")
        confirmText: qsTr("Delete")
        cancelText: qsTr("Keep")
        onConfirmed: page.result.deleteCopies()
    }
}
