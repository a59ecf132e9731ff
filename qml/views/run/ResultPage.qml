pragma ComponentBehavior: Bound

import QtQuick
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
    readonly property bool stacked: width < Theme.px(760) // at a large scale: one below the other
    readonly property bool compact: width < Theme.px(1200)

    title: task.name !== "" ? task.name : qsTr("Result")
    rightColumn: receipt
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

    function save(): void {
        saveDialog.ask(result.suggestedFile("result"));
    }

    SaveDialog {
        id: saveDialog

        title: qsTr("Save the result")
        onChosen: file => page.result.saveAs(file)
    }
    SaveDialog {
        id: evidenceDialog

        title: qsTr("Export evidence")
        defaultSuffix: "leo-evidence"
        nameFilters: [qsTr("Leo evidence (*.leo-evidence)")]
        onChosen: file => page.result.exportEvidence(file)
    }
    SaveDialog {
        id: receiptDialog

        title: qsTr("Save the receipt")
        defaultSuffix: selectedNameFilter.index === 1 ? "json" : "pdf"
        nameFilters: [qsTr("PDF (*.pdf)"), qsTr("JSON (*.json)")]
        onChosen: file => page.result.saveReceipt(file)
    }
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter", "Ctrl+S"]
        enabled: page.result.canSave
        onActivated: page.save()
    }

    Flickable {
        id: frame

        anchors.fill: parent
        visible: page.shown
        contentHeight: page.stacked ? columns.y + columns.height + Theme.pagePadding : height
        boundsBehavior: Flickable.StopAtBounds
        interactive: page.stacked
        clip: interactive

        GridLayout {
            id: columns

            x: Theme.pagePadding
            y: Theme.pagePaddingTop
            width: frame.width - 2 * x
            height: page.stacked ? implicitHeight : frame.height - y - Theme.pagePadding
            columns: page.stacked ? 1 : 2
            columnSpacing: Theme.cardGap
            rowSpacing: Theme.cardGap

            RunStage {
                app: page.app
                result: page.result
                compact: page.compact
                Layout.fillWidth: true
                Layout.fillHeight: !page.stacked
                Layout.preferredHeight: page.stacked ? Theme.px(400) : -1
                onSaveAsked: page.save()
                onDeleteAsked: deleteDialog.open()
                onEvidenceAsked: evidenceDialog.ask(page.result.suggestedFile("evidence"))
            }
            RunReceipt {
                id: receipt

                app: page.app
                result: page.result
                tabbed: page.height < Theme.px(740)
                Layout.fillWidth: page.stacked
                Layout.preferredWidth: page.compact ? Theme.px(340) : Theme.px(400)
                Layout.maximumWidth: page.stacked ? -1 : Layout.preferredWidth
                Layout.fillHeight: !page.stacked
                Layout.preferredHeight: page.stacked ? Theme.px(440) : -1
                onReceiptAsked: receiptDialog.ask(page.result.suggestedFile("receipt"))
                onEvidenceAsked: evidenceDialog.ask(page.result.suggestedFile("evidence"))
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
