pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// What the task is, how far, how long, and what can be done with it now.
RowLayout {
    id: line

    required property App app
    required property TaskView task
    property bool compact: false
    readonly property bool narrow: width < Theme.px(680) // the offer's tab says which lambda

    signal cancelAsked

    spacing: Theme.space3

    Picture {
        id: thumbnail

        visible: !empty
        image: line.task.thumbnail // qmllint disable type
        crop: true
        radius: Theme.radiusM
        Layout.preferredWidth: Theme.px(52)
        Layout.preferredHeight: Theme.px(40)
        Accessible.ignored: true
    }
    Rectangle {
        visible: thumbnail.empty
        implicitWidth: Theme.px(40)
        implicitHeight: Theme.px(40)
        radius: Theme.radiusM
        color: Theme.bgRaised

        Icon {
            anchors.centerIn: parent
            name: line.task.mediaIcon
            size: Theme.iconLarge
        }
    }
    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true

        RowLayout {
            spacing: Theme.space2

            Label {
                text: line.task.name
                kind: Label.BodyL
                strong: true
                elide: Text.ElideMiddle
                Layout.maximumWidth: Theme.px(420)
                Layout.fillWidth: line.narrow
            }
            Label {
                visible: !line.narrow
                text: qsTr("with %1").arg(line.task.lambdaName)
                color: Theme.textTertiary
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
        }
        RowLayout {
            spacing: Theme.space2

            HashText {
                value: line.task.id
                kindName: qsTr("Task")
                linked: true
                onOpened: line.app.navigator.openLink("leo:task/" + line.task.id)
            }
            Label {
                visible: !line.compact
                text: qsTr("offer %1 LEO").arg(line.task.offerText)
                kind: Label.Num
                color: Theme.textTertiary
            }
            Label {
                visible: text !== ""
                text: line.task.relation
                kind: Label.Small
                color: Theme.textTertiary
            }
            Label {
                visible: line.task.draw > 0 || line.task.turn > 0
                text: line.task.turn > 0 ? qsTr("Turn %1").arg(line.task.turn + 1) : qsTr("Draw %1").arg(line.task.draw + 1)
                kind: Label.Small
                color: Theme.warnText
            }
        }
    }
    StatusBadge {
        status: line.task.badgeStatus
        text: line.task.badgeText
    }
    Label {
        text: line.task.elapsedText
        kind: Label.Num
        font.pixelSize: Theme.px(15)
        horizontalAlignment: Text.AlignRight
        Layout.minimumWidth: Theme.px(44)
        Accessible.name: qsTr("Elapsed %1").arg(text)
    }
    Button {
        id: cancelButton

        objectName: "cancelTask"
        visible: line.task.cancelShown && !line.task.canOpenResult
        kind: Button.DangerOutline
        text: qsTr("Cancel task")
        enabled: line.task.canCancel
        onClicked: line.cancelAsked()

        HoverHandler {
            id: cancelHover
        }
        Tip {
            visible: cancelHover.hovered && text !== ""
            text: line.task.cancelWhyNot
        }
    }
    Button {
        visible: line.task.canPostAgain
        iconName: "refresh"
        text: qsTr("Post again")
        onClicked: {
            line.app.run.postAgain(line.task);
            line.app.navigator.open("run.new");
        }
    }
    Button {
        objectName: "openResult"
        visible: line.task.canOpenResult
        kind: Button.Primary
        text: qsTr("Open result")
        onClicked: line.app.navigator.open("run.result", {
            id: line.task.id
        })
    }
}
