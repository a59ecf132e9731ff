pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views
import Leo.Ui

// Labels and values; a value that is an id leads to its page and can be copied whole.
ColumnLayout {
    id: facts

    required property App app
    required property var model

    spacing: Theme.space1

    Repeater {
        model: facts.model

        RowLayout {
            id: row

            required property string label
            required property string value
            required property string copies
            required property string page
            required property string target

            spacing: Theme.space2
            Layout.fillWidth: true
            Layout.minimumHeight: Theme.px(22)

            Label {
                text: row.label
                kind: Label.Small
                color: Theme.textTertiary
            }
            Item {
                Layout.fillWidth: true
            }
            LinkText {
                visible: row.page !== "" && row.target !== "" && row.target !== "0"
                text: row.value
                accessibleName: row.label + " " + row.value
                Layout.maximumWidth: facts.width * 0.7
                onClicked: facts.app.navigator.open(row.page, {id: row.target})
            }
            Label {
                visible: !(row.page !== "" && row.target !== "" && row.target !== "0")
                text: row.value
                kind: Label.Num
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignRight
                Layout.maximumWidth: facts.width * 0.7
            }
            ChainCopy {
                visible: row.copies !== ""
                content: row.copies
                what: row.label
            }
        }
    }
}
