pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views
import Leo.Ui

// Labels and values; an identifier can be copied whole, and one with a page leads there.
// A positioner, not a layout: rows come and go, and a layout of Qt 6.4 may place one that is gone. In an item of its own,
// because a layout also passes over what has no height yet, and rows without a width never get one.
Item {
    id: facts

    required property App app
    required property var model
    property int columns: 1
    readonly property real rowWidth: (width - (columns - 1) * grid.columnSpacing) / columns

    implicitHeight: Math.max(1, grid.implicitHeight)

    Grid {
        id: grid

        columns: facts.columns
        columnSpacing: Theme.space8
        rowSpacing: Theme.space1

        Repeater {
            model: facts.model

            KeyValueRow {
                id: row

                required property string copies
                required property string page
                required property string target
                required property var model
                readonly property bool leads: page !== "" && target !== "" && target !== "0"
                readonly property bool plain: copies === "" && !leads

                width: facts.rowWidth
                label: model.label
                value: plain ? model.value : ""
                mono: true

                HashText {
                    visible: row.copies !== ""
                    value: row.copies
                    shown: row.model.value
                    kindName: row.label
                    linked: row.leads
                    Layout.fillWidth: true
                    Layout.maximumWidth: implicitWidth
                    onOpened: facts.app.navigator.open(row.page, {id: row.target})
                }
                LinkText {
                    visible: row.copies === "" && row.leads
                    text: row.model.value
                    accessibleName: qsTr("%1 %2").arg(row.label).arg(row.model.value)
                    Layout.fillWidth: true
                    Layout.minimumWidth: Math.min(implicitWidth, facts.rowWidth * 0.6)
                    Layout.maximumWidth: implicitWidth
                    onClicked: facts.app.navigator.open(row.page, {id: row.target})
                }
            }
        }
    }
}
