import QtQuick
import Leo.Controls

// The eight-spoke loader: turns in steps of 45 degrees while visible, and stands still when motion is reduced.
Icon {
    id: busy

    name: "loader"
    color: Theme.accentText

    Timer {
        interval: Theme.spin / 8
        repeat: true
        running: busy.visible && Theme.motion > 0
        onTriggered: busy.rotation = (busy.rotation + 45) % 360
    }
}
