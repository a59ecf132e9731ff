import Leo.Controls
import Leo.Ui

// Few have joined so far. It comes in the middle of a step, so it stands where nothing lies below it but a list.
Note {
    required property TaskView task

    visible: task.slowNote !== ""
    kind: "warn"
    title: qsTr("Few members have joined")
    text: task.slowNote
}
