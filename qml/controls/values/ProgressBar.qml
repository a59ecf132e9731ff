pragma ComponentBehavior: Bound

import QtQuick
import Leo.Controls

// A bar of one part, or of several: parts [{value, color}]; values add up to at most 1.
Rectangle {
    id: bar

    property real value: 0
    property color tone: Theme.accentLine
    property var parts: [{value: value, color: tone}]
    property string accessibleName: qsTr("Progress")

    implicitWidth: Theme.px(120)
    implicitHeight: Theme.px(4)
    radius: height / 2
    color: Theme.bgHover
    Accessible.role: Accessible.ProgressBar
    Accessible.name: accessibleName + ", " + Math.round(parts.reduce((sum, part) => sum + part.value, 0) * 100) + " %"

    Row {
        anchors.fill: parent
        spacing: bar.parts.length > 1 ? Theme.px(2) : 0

        Repeater {
            model: bar.parts

            Rectangle {
                required property var modelData

                width: Math.max(0, Math.min(1, modelData.value) * bar.width)
                height: bar.height
                radius: bar.radius
                color: modelData.color
            }
        }
    }
}
