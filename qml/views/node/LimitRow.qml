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

    // Columns, not layouts: their texts wrap and their errors come and go, and their heights follow at once.
    Column {
        id: field

        spacing: Theme.px(6)
        Layout.preferredWidth: Theme.px(330)
        Layout.maximumWidth: Theme.px(330)
        Layout.alignment: Qt.AlignTop
    }
    Column {
        visible: row.measured !== ""
        spacing: Theme.px(2)
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop

        Label {
            width: parent.width
            text: qsTr("Measured")
            kind: Label.Caption
            color: Theme.textTertiary
        }
        Label {
            width: parent.width
            text: row.measured
            kind: Label.Small
            color: Theme.textSecondary
            wrapMode: Text.Wrap
        }
    }
}
