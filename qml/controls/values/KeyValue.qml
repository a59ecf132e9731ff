pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls

// Rows of label and value: {label, value, unit, mono, tone, full, kindName}. A row with `full` is an identifier.
ColumnLayout {
    id: table

    property var rows: []

    spacing: Theme.px(3)
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Details")

    Repeater {
        model: table.rows

        KeyValueRow {
            id: line

            required property var modelData

            label: modelData.label ?? ""
            value: modelData.full ? "" : modelData.value ?? ""
            unit: modelData.unit ?? ""
            mono: modelData.mono ?? false
            tone: modelData.tone ?? Theme.textPrimary

            HashText {
                visible: value !== ""
                value: line.modelData.full ?? ""
                kindName: line.modelData.kindName ?? line.label
            }
        }
    }
}
