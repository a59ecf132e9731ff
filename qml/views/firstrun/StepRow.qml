import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// A step of something under way: mark (waiting, running, done, found, failed), title, detail, duration.
RowLayout {
    id: step

    required property string title
    property string detail
    required property string mark
    property string duration

    spacing: Theme.px(14)
    Accessible.role: Accessible.ListItem
    Accessible.name: mark === "done" || mark === "found" ? qsTr("%1, done").arg(title) : mark === "running" ? qsTr("%1, running").arg(title) : mark === "failed" ? qsTr("%1, failed").arg(title) : qsTr("%1, not yet").arg(title)

    Item {
        implicitWidth: Theme.px(18)
        implicitHeight: Theme.px(18)
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Theme.px(2)

        Busy {
            anchors.centerIn: parent
            visible: step.mark === "running"
            size: Theme.px(18)
            color: Theme.accentText
        }
        Icon {
            anchors.centerIn: parent
            visible: step.mark !== "running"
            size: Theme.px(18)
            name: step.mark === "done" || step.mark === "found" ? "circle-check" : step.mark === "failed" ? "circle-x" : "circle"
            color: step.mark === "done" || step.mark === "found" ? Theme.okText : step.mark === "failed" ? Theme.badText : Theme.textTertiary
        }
    }
    ColumnLayout {
        spacing: 0

        Label {
            text: step.title
            medium: step.mark !== "waiting"
            color: step.mark === "waiting" ? Theme.textTertiary : Theme.textPrimary
            elide: Text.ElideRight
            Layout.fillWidth: true
        }
        Label {
            visible: text !== ""
            text: step.detail
            kind: Label.Small
            color: Theme.textTertiary
            elide: Text.ElideRight
            Layout.fillWidth: true
        }
    }
    Label {
        text: step.duration !== "" ? step.duration : "–"
        kind: Label.Num
        color: Theme.textTertiary
        Layout.alignment: Qt.AlignTop
    }
}
