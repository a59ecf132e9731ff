import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The result itself, or why there is none, and what can be done with it.
Rectangle {
    id: panel

    required property App app
    required property ResultView result
    property bool compact: false
    readonly property TaskView task: result.task
    readonly property bool open: result.mark === "opened"

    signal saveAsked
    signal deleteAsked
    signal evidenceAsked

    color: Theme.bgSurface
    radius: Theme.radiusL
    border.width: 1
    border.color: Theme.lineSubtle

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
            visible: panel.open
            text: qsTr("opened on this computer with your key")
            kind: Label.Small
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        Item {
            visible: !panel.open
            Layout.fillWidth: true
        }
        StatusBadge {
            status: panel.task.badgeStatus
            text: panel.task.badgeText
        }
        Segmented {
            id: mode

            visible: panel.result.comparable
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
            visible: panel.open && panel.result.comparable && mode.current === 0
            frame: afterPicture.painted
            before: Picture {
                anchors.fill: parent
                image: panel.result.before // qmllint disable type
            }
            after: Picture {
                id: afterPicture

                anchors.fill: parent
                image: panel.result.after // qmllint disable type
            }
        }
        Picture {
            anchors.fill: parent
            visible: panel.open && panel.result.kind === "picture" && !(panel.result.comparable && mode.current === 0)
            image: panel.result.after // qmllint disable type
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Result")
        }
        Flickable {
            anchors.fill: parent
            anchors.margins: Theme.space4
            visible: panel.open && panel.result.kind === "text"
            contentHeight: output.implicitHeight
            clip: true

            Label {
                id: output

                width: parent.width
                text: panel.result.outputText
                kind: Label.Log
                verticalAlignment: Text.AlignTop
                wrapMode: Text.WrapAnywhere
                Accessible.name: qsTr("Text of the result")
            }
        }
        ColumnLayout {
            anchors.centerIn: parent
            visible: panel.open && panel.result.kind === "file"
            spacing: Theme.space2

            Icon {
                name: "file"
                size: Theme.px(40)
                Layout.alignment: Qt.AlignHCenter
            }
            Label {
                text: panel.result.fileName
                medium: true
            }
        }
        EmptyState {
            objectName: "resultState"
            anchors.centerIn: parent
            width: Math.min(Theme.px(440), parent.width - Theme.space8)
            visible: !panel.open && panel.result.mark !== ""
            kind: panel.result.mark === "mismatch" || panel.result.mark === "wrongKey" || panel.result.mark === "noResult" ? "error" : panel.result.mark === "missing" ? "warn" : "empty"
            iconName: panel.result.mark === "refunded" ? "return" : panel.result.mark === "noResult" ? "circle-x" : panel.result.mark === "mismatch" || panel.result.mark === "wrongKey" ? "octagon-x" : panel.result.mark === "missing" ? "triangle-alert" : panel.result.mark === "deleted" ? "trash" : panel.result.mark === "foreign" ? "lock" : "download"
            title: panel.result.title
            text: panel.result.sentence
            details: panel.result.log
            action: panel.result.canRetry ? qsTr("Try other sources") : panel.task.canPostAgain ? qsTr("Post again") : ""
            secondAction: panel.result.hasReceipt && (panel.result.mark === "mismatch" || panel.result.mark === "wrongKey") ? qsTr("Export evidence") : ""
            onSecondTriggered: panel.evidenceAsked()
            onTriggered: {
                if (panel.result.canRetry) {
                    panel.result.retry();
                } else {
                    panel.app.run.postAgain(panel.task);
                    panel.app.navigator.open("run.new");
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
                text: panel.open ? panel.result.fileName : panel.task.name
                medium: true
                elide: Text.ElideMiddle
                Layout.fillWidth: true
            }
            Label {
                objectName: "resultNote"
                text: panel.result.problem !== "" ? panel.result.problem : panel.result.done !== "" ? panel.result.done : panel.result.fileFacts
                kind: Label.Small
                color: panel.result.problem !== "" ? Theme.badText : panel.result.done !== "" ? Theme.okText : Theme.textTertiary
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
        }
        Button {
            visible: panel.open
            kind: Button.Ghost
            iconName: "trash"
            text: panel.compact ? "" : qsTr("Delete local copies")
            accessibleName: qsTr("Delete local copies")
            enabled: !panel.result.working
            onClicked: panel.deleteAsked()
        }
        Button {
            objectName: "saveResult"
            visible: panel.open
            kind: Button.Primary
            iconName: "download"
            text: qsTr("Save as…")
            enabled: panel.result.canSave && !panel.result.working
            onClicked: panel.saveAsked()
        }
    }
}
