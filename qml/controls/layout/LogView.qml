pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

// Lines of a log, newest last. The model is a list of texts, or has the roles time, source, tone (a colour of the theme)
// and line. Follows the end until one scrolls up.
FocusScope {
    id: view

    required property var model
    property bool follow: true
    property bool live: true // lines come; else it is a text that stands
    property string accessibleName: qsTr("Log")
    property int missed: 0 // lines that came since one scrolled up
    property int seen: 0
    readonly property int count: list.count

    function toEnd(): void {
        follow = true;
        missed = 0;
        list.positionViewAtEnd();
    }

    implicitWidth: Theme.px(400)
    implicitHeight: Theme.px(180)
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: accessibleName
    Keys.onPressed: event => {
        const page = list.height * 0.9;
        const moves = ({});
        moves[Qt.Key_Up] = -Theme.px(18);
        moves[Qt.Key_Down] = Theme.px(18);
        moves[Qt.Key_PageUp] = -page;
        moves[Qt.Key_PageDown] = page;
        if (event.key === Qt.Key_End) {
            view.toEnd();
            event.accepted = true;
        } else if (moves[event.key] !== undefined) {
            list.contentY = Math.max(list.originY, Math.min(list.originY + Math.max(0, list.contentHeight - list.height), list.contentY + moves[event.key]));
            view.follow = list.atYEnd;
            event.accepted = true;
        }
    }

    // New rows have no place before the next turn of the event loop.
    Timer {
        id: follower

        interval: 0
        onTriggered: list.positionViewAtEnd()
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.bgSunken
        radius: Theme.radiusM
        border.width: 1
        border.color: Theme.lineSubtle
    }
    FocusRing {
        shown: view.activeFocus
    }
    ListView {
        id: list

        anchors.fill: parent
        anchors.margins: Theme.px(8)
        anchors.leftMargin: Theme.space4
        clip: true
        model: view.model
        reuseItems: true
        cacheBuffer: 0
        boundsBehavior: Flickable.StopAtBounds
        onCountChanged: {
            if (view.follow)
                follower.restart();
            else
                view.missed += Math.max(0, count - view.seen);
            view.seen = count;
        }
        onMovementEnded: {
            view.follow = atYEnd;
            if (atYEnd)
                view.missed = 0;
        }
        Component.onCompleted: if (view.follow) positionViewAtEnd()

        T.ScrollBar.vertical: ScrollBar {}
        delegate: RowLayout {
            id: entry

            required property var model
            readonly property var value: model.modelData !== undefined ? model.modelData : model
            readonly property bool plain: typeof value === "string"

            width: list.width - Theme.px(10)
            spacing: Theme.px(8)
            Accessible.role: Accessible.ListItem
            Accessible.name: plain ? value : (value.time ?? "") + " " + (value.source ?? "") + " " + (value.line ?? "")

            Label {
                visible: !entry.plain && text !== ""
                text: entry.plain ? "" : entry.value.time ?? ""
                kind: Label.Log
                color: Theme.textTertiary
                Layout.alignment: Qt.AlignTop
                Accessible.ignored: true
            }
            Label {
                visible: !entry.plain && text !== ""
                text: entry.plain ? "" : entry.value.source ?? ""
                kind: Label.Log
                color: Theme.textSecondary
                Layout.minimumWidth: Theme.px(52) // of the longest usual one: lines begin below each other
                Layout.alignment: Qt.AlignTop
                Accessible.ignored: true
            }
            Label {
                text: entry.plain ? entry.value : entry.value.line ?? ""
                kind: Label.Log
                color: !entry.plain && entry.value.tone ? Theme[entry.value.tone] : Theme.textSecondary
                wrapMode: Text.WrapAnywhere
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
    Button {
        visible: view.live && !view.follow
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(8)
        size: Button.Small
        text: view.missed > 0 ? qsTr("Jump to latest \u00b7 %n new", "", view.missed) : qsTr("Jump to latest")
        onClicked: view.toEnd()
    }
}
