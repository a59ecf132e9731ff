pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls

// Titles with a text each; with keys, the titles are keys of the keyboard.
Card {
    id: card

    required property var entries
    property bool keys: false

    spacing: keys ? Theme.px(8) : Theme.px(16)

    Repeater {
        model: card.entries

        GridLayout {
            id: entry

            required property var modelData

            Layout.fillWidth: true
            columns: card.keys ? 2 : 1
            columnSpacing: Theme.px(16)
            rowSpacing: Theme.px(2)

            Label {
                text: entry.modelData.title
                kind: card.keys ? Label.Num : Label.BodyL
                strong: !card.keys
                wrapMode: Text.Wrap
                Layout.preferredWidth: card.keys ? Theme.px(200) : -1
                Layout.fillWidth: !card.keys
            }
            Label {
                text: entry.modelData.text
                color: Theme.textSecondary
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
    }
}
