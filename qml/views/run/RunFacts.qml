pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// Facts of a view-model: a list model with label, value and note.
ColumnLayout {
    id: facts

    required property var rows

    spacing: Theme.px(6)
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Facts")

    Repeater {
        model: facts.rows

        RowLayout {
            id: fact

            required property string label
            required property string value
            required property string note

            // An identifier: the whole of it is in the note.
            readonly property bool identifier: note.length >= 32

            spacing: Theme.space2
            Layout.fillWidth: true
            Accessible.role: Accessible.Row
            Accessible.name: qsTr("%1: %2 %3").arg(label).arg(value).arg(identifier ? "" : note)

            Label {
                text: fact.label
                kind: Label.Small
                color: Theme.textTertiary
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            HashText {
                visible: fact.identifier
                value: fact.identifier ? fact.note : ""
                shown: fact.value
                kindName: fact.label
            }
            Label {
                visible: !fact.identifier
                text: fact.value
                kind: Label.Num
                horizontalAlignment: Text.AlignRight
                Accessible.ignored: true
            }
            Label {
                visible: !fact.identifier && text !== ""
                text: fact.note
                kind: Label.Caption
                color: Theme.textTertiary
                Accessible.ignored: true
            }
        }
    }
}
