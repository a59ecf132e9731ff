import QtQuick
import Leo.Controls

// The keyboard focus, 2 px outside the control it is put into.
Rectangle {
    id: ring

    required property bool shown
    property real corner: Theme.radiusM

    anchors.fill: parent
    anchors.margins: -4
    visible: shown
    color: "transparent"
    radius: corner + 4
    border.width: 2
    border.color: Theme.focusRing
}
