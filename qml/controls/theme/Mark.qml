pragma ComponentBehavior: Bound

import QtQuick
import Leo.Controls

// The mark of Leo: ten ticks around a point, one of them lit: a committee of ten and its executor.
Item {
    id: mark

    property real size: Theme.px(24)

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    Repeater {
        model: 10

        Rectangle {
            id: tick

            required property int index

            x: (mark.size - width) / 2
            y: mark.size * 0.04
            width: mark.size * 0.085
            height: mark.size * 0.24
            radius: width / 2
            antialiasing: true
            color: tick.index === 0 ? Theme.accentLine : Theme.textPrimary
            transform: Rotation {
                origin.x: mark.size * 0.0425
                origin.y: mark.size * 0.46
                angle: 36 * tick.index
            }
        }
    }
    Rectangle {
        anchors.centerIn: parent
        width: mark.size * 0.16
        height: width
        radius: width / 2
        color: Theme.textPrimary
    }
}
