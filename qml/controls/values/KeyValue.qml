pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls

// Rows of label and value: {label, value, exact, unit, mono, tone, full, kindName, head, tail}. A row with `full` is an identifier.
ColumnLayout {
    id: table

    property var rows: []

    spacing: Theme.px(3)
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Details")

    Repeater {
        // By number: a row whose value changes stays the same item, also while the table is hidden (a layout of Qt 6.4
        // that loses items while hidden touches them again when shown).
        model: table.rows.length

        KeyValueRow {
            id: line

            required property int index
            readonly property var modelData: table.rows[index] ?? ({})

            label: modelData.label ?? ""
            value: modelData.full ? "" : modelData.value ?? ""
            exact: modelData.exact ?? ""
            unit: modelData.unit ?? ""
            mono: modelData.mono ?? false
            tone: modelData.tone ?? Theme.textPrimary

            HashText {
                visible: value !== ""
                value: line.modelData.full ?? ""
                kindName: line.modelData.kindName ?? line.label
                head: line.modelData.head ?? 8
                tail: line.modelData.tail ?? 6
            }
        }
    }
}
