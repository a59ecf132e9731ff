pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// The parts of a publication with their marks and times.
ColumnLayout {
    id: list

    required property var rows

    spacing: Theme.px(14)

    Repeater {
        model: list.rows

        ColumnLayout {
            id: row

            required property string title
            required property string detail
            required property string mark
            required property string duration
            required property double share

            Layout.fillWidth: true
            spacing: Theme.px(6)

            StepRow {
                Layout.fillWidth: true
                title: row.title
                detail: row.detail
                mark: row.mark
                duration: row.duration
            }
            ProgressBar {
                visible: row.share >= 0
                Layout.fillWidth: true
                Layout.leftMargin: Theme.px(32)
                value: Math.max(0, row.share)
                accessibleName: row.title
            }
        }
    }
}
