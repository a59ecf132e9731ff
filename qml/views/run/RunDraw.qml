import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// How the committee is drawn, and what stays sealed until when.
ColumnLayout {
    id: draw

    required property TaskView task

    spacing: Theme.space3

    RunFacts {
        rows: draw.task.drawFacts
        Layout.fillWidth: true
    }
    Separator {
        Layout.fillWidth: true
    }
    RunPoint {
        iconName: "lock"
        title: qsTr("Roles stay sealed")
        text: qsTr("You learn who runs the task only when that node proves it and asks for your key. Everyone else learns it when the task completes.")
        Layout.fillWidth: true
    }
    RunPoint {
        visible: draw.task.fairness !== ""
        iconName: "scale"
        title: qsTr("Where the seed comes from")
        text: draw.task.fairness
        Layout.fillWidth: true
    }
}
