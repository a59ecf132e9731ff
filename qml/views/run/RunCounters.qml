import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// How many of the monitors confirmed before, during and after the run.
ColumnLayout {
    id: counters

    required property CommitteeView committee

    spacing: Theme.space3

    component Counter: ColumnLayout {
        id: counter

        required property string label
        required property int figure
        required property int total

        spacing: Theme.px(3)

        RowLayout {
            Label {
                text: counter.label
                kind: Label.Small
                color: Theme.textTertiary
                Layout.fillWidth: true
            }
            Label {
                text: qsTr("%1/%2").arg(counter.figure).arg(counter.total)
                kind: Label.Num
            }
        }
        Rectangle {
            color: Theme.bgHover
            radius: 1
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.px(3)
            Accessible.ignored: true

            Rectangle {
                objectName: "counterBar"
                width: parent.width * (counter.total > 0 ? counter.figure / counter.total : 0)
                height: parent.height
                radius: 1
                color: Theme.okFill
            }
        }
    }

    Counter {
        label: qsTr("Before")
        figure: counters.committee.before
        total: counters.committee.monitors
    }
    Counter {
        label: qsTr("During")
        figure: counters.committee.during
        total: counters.committee.monitors
    }
    Counter {
        label: qsTr("After")
        figure: counters.committee.after
        total: counters.committee.monitors
    }
}
