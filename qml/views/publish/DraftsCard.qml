pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls

// Drafts of lambdas kept on this computer.
Card {
    id: card

    required property var wizard

    title: qsTr("Drafts on this computer")
    padding: 0
    spacing: 0

    Repeater {
        model: card.wizard.drafts

        RowLayout {
            id: draft

            required property string name
            required property string folder

            Layout.fillWidth: true
            Layout.leftMargin: Theme.px(16)
            Layout.rightMargin: Theme.px(8)
            Layout.preferredHeight: Theme.px(44)
            spacing: Theme.px(12)

            Icon {
                name: "pencil"
                color: Theme.textTertiary
            }
            Label {
                text: draft.name
                medium: true
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            Label {
                text: draft.folder
                kind: Label.Num
                color: Theme.textTertiary
                elide: Text.ElideMiddle
                Layout.maximumWidth: Theme.px(260)
            }
            Button {
                text: qsTr("Continue")
                accessibleName: qsTr("Continue %1").arg(draft.name)
                size: Button.Small
                onClicked: card.wizard.openDraft(draft.name)
            }
            IconButton {
                iconName: "trash"
                tooltip: qsTr("Delete the draft %1").arg(draft.name)
                onClicked: card.wizard.deleteDraft(draft.name)
            }
        }
    }
}
