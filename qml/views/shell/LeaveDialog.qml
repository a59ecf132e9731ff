pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// Before the window hides for the first time, and before the program ends while something depends on it.
Dialog {
    id: dialog

    required property App app
    readonly property var going: app.background
    readonly property bool quitting: going.question === Background.Quit

    // Its words stay while it fades.
    property bool asksToQuit: false
    property list<string> lines

    objectName: "leaveDialog"
    title: asksToQuit ? qsTr("Quit Leo?") : qsTr("Leo keeps running in the background")
    confirmText: asksToQuit ? qsTr("Keep in background") : qsTr("Close window")
    cancelText: asksToQuit ? "" : qsTr("Keep window open")
    otherText: asksToQuit ? qsTr("Quit") : qsTr("Quit Leo")
    footnote: asksToQuit ? "" : going.wayBack
    onConfirmed: going.keep()
    onOther: going.quit()
    onCancelled: going.dismiss()

    function follow(): void {
        if (going.question === Background.None) {
            close();
            return;
        }
        asksToQuit = quitting;
        lines = going.reasons;
        open();
    }

    Connections {
        target: dialog.going

        function onChanged() {
            dialog.follow();
        }
    }

    Repeater {
        model: dialog.lines

        Label {
            required property string modelData

            text: modelData
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
}
