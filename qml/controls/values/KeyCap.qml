import QtQuick
import Leo.Controls

// A key of the keyboard.
Rectangle {
    id: cap

    required property string text

    implicitWidth: Math.max(Theme.px(18), label.implicitWidth + Theme.px(10))
    implicitHeight: Theme.px(18)
    radius: Theme.radiusS
    color: Theme.bgRaised
    border.width: 1
    border.color: Theme.lineDefault

    Label {
        id: label

        anchors.centerIn: parent
        text: cap.text
        kind: Label.NumS
        color: Theme.textSecondary
    }
}
