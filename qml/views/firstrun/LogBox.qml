pragma ComponentBehavior: Bound

import QtQuick
import Leo.Controls
import Leo.Views

// Lines of a log, following the newest until someone scrolls up.
Rectangle {
    id: box

    required property var lines
    property bool follow: true

    implicitHeight: Theme.px(160)
    color: Theme.bgSunken
    radius: Theme.radiusL
    border.width: 1
    border.color: Theme.lineSubtle

    ListView {
        id: list

        anchors.fill: parent
        anchors.margins: Theme.px(12)
        model: box.lines
        clip: true
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Log, %1 lines").arg(count)
        onCountChanged: if (box.follow) {
            list.positionViewAtEnd();
        }
        onMovementEnded: box.follow = atYEnd

        delegate: Label {
            required property string modelData

            width: list.width
            text: modelData
            kind: Label.Log
            color: Theme.textSecondary
            elide: Text.ElideRight
        }
    }
    FocusRing {
        shown: list.activeFocus
        corner: Theme.radiusL
    }
}
