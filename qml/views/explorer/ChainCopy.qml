import QtQuick
import Leo.Controls
import Leo.Views

// Copies a text; shows for a moment that it did.
IconButton {
    id: button

    required property string content
    required property string what

    property bool copied: false

    iconName: copied ? "check" : "copy"
    iconSize: Theme.iconSmall
    color: copied ? Theme.okText : Theme.textTertiary
    implicitWidth: Theme.px(20)
    implicitHeight: Theme.px(20)
    tooltip: copied ? qsTr("Copied") : qsTr("Copy %1").arg(what)
    onClicked: {
        field.text = content;
        field.selectAll();
        field.copy();
        copied = true;
        calm.restart();
    }

    TextEdit {
        id: field

        visible: false
    }
    Timer {
        id: calm

        interval: 1200
        onTriggered: button.copied = false
    }
}
