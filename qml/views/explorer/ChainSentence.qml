import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// In place of content that is not there: why. Nothing for the first 200 ms of loading.
Item {
    id: item

    required property string status // "loading", "empty", "missing", "error"
    required property string text

    implicitHeight: Theme.px(160)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    ColumnLayout {
        visible: item.status !== "loading" || patience.passed
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.cardPadding, Theme.px(480))
        spacing: Theme.space3

        Icon {
            name: item.status === "error" ? "octagon-alert" : item.status === "loading" ? "loader" : "search"
            size: Theme.px(28)
            color: item.status === "error" ? Theme.badText : Theme.textTertiary
            Layout.alignment: Qt.AlignHCenter
        }
        Label {
            text: item.text
            color: Theme.textSecondary
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
    }
    Timer {
        id: patience

        property bool passed: false

        interval: 200
        running: item.status === "loading"
        onTriggered: passed = true
    }
}
