import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// In place of content that is not there: rows to come, or why there are none. status: "loading", "empty", "missing",
// "error".
ColumnLayout {
    id: absent

    required property string status
    required property string text
    property string title: status === "error" ? qsTr("This cannot be shown") : status === "missing" ? qsTr("Not found") : qsTr("Nothing here yet")
    property string action

    signal triggered

    Skeleton {
        visible: absent.status === "loading"
        rows: 8
        reason: qsTr("The index on this computer is being read.")
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
    }
    // In an item: a layout whose only column has a maximum is no wider than that, and at the left.
    Item {
        visible: absent.status !== "loading"
        implicitHeight: reason.implicitHeight
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignVCenter
        Layout.topMargin: Theme.space8
        Layout.bottomMargin: Theme.space8

        EmptyState {
            id: reason

            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, Theme.px(480))
            kind: absent.status === "error" ? "error" : "empty"
            iconName: absent.status === "error" ? "octagon-alert" : "search"
            title: absent.title
            text: absent.text
            action: absent.action
            onTriggered: absent.triggered()
        }
    }
}
