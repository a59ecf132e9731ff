pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// Short explanations one below the other: hints [{icon, title, text}]; brief, their titles alone.
ColumnLayout {
    id: column

    required property var hints
    property bool brief: false

    spacing: Theme.px(28)

    Repeater {
        model: column.hints

        RowLayout {
            id: hint

            required property var modelData

            Layout.fillWidth: true
            spacing: Theme.px(16)

            Icon {
                name: hint.modelData.icon
                size: Theme.px(24)
                color: Theme.accentText
                Layout.alignment: Qt.AlignTop
            }
            ColumnLayout {
                spacing: Theme.px(4)

                Label {
                    text: hint.modelData.title
                    kind: Label.BodyL
                    strong: true
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                Label {
                    visible: !column.brief
                    text: hint.modelData.text
                    color: Theme.textSecondary
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                    Layout.maximumWidth: Theme.px(520)
                }
            }
        }
    }
}
