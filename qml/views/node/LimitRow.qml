import QtQuick
import QtQuick.Layouts
import Leo.Controls

// One limit, and beside it what was measured.
RowLayout {
    id: row

    property string measured
    default property alias content: field.data

    spacing: Theme.space5
    Layout.fillWidth: true

    ColumnLayout {
        id: field

        spacing: Theme.px(6)
        Layout.preferredWidth: Theme.px(330)
        Layout.maximumWidth: Theme.px(330)
        Layout.alignment: Qt.AlignTop
    }
    ColumnLayout {
        visible: row.measured !== ""
        spacing: Theme.px(2)
        Layout.fillWidth: true
        Layout.fillHeight: false
        Layout.alignment: Qt.AlignTop

        Label {
            text: qsTr("Measured")
            kind: Label.Caption
            color: Theme.textTertiary
        }
        Label {
            text: row.measured
            kind: Label.Small
            color: Theme.textSecondary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
}
