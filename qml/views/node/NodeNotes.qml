pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// What the node's state means and what to do about it; nothing while all is well.
ColumnLayout {
    id: notes

    required property App app

    visible: app.node.notes.length > 0 || app.node.error !== ""
    spacing: Theme.space2

    Note {
        visible: notes.app.node.error !== ""
        kind: "bad"
        text: notes.app.node.error
        Layout.fillWidth: true
    }
    Repeater {
        model: notes.app.node.notes

        Note {
            required property var modelData

            kind: modelData.kind
            title: modelData.title
            text: modelData.text
            action: modelData.action
            Layout.fillWidth: true
            onTriggered: {
                if (modelData.task)
                    notes.app.navigator.open("explorer.task", {id: modelData.task});
                else if (modelData.block)
                    notes.app.navigator.open("explorer.block", {id: modelData.block});
                else
                    notes.app.node.acceptPlatform();
            }
        }
    }
}
