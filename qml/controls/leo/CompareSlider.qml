import QtQuick
import Leo.Controls

// Two views of one size, one over the other, and a line between them to be moved: mouse, left and right 2 %, with Shift
// 10 %, Home and End; a double click centres.
FocusScope {
    id: slider

    required property Item before
    required property Item after
    property rect frame: Qt.rect(0, 0, width, height) // where the pictures lie in the item
    property real position: 0.5
    readonly property real line: frame.x + position * frame.width

    function move(by: real) {
        position = Math.max(0, Math.min(1, position + by));
    }

    activeFocusOnTab: true
    Accessible.role: Accessible.Slider
    Accessible.name: qsTr("Comparison, before at %1 percent").arg(Math.round(position * 100))
    Accessible.focusable: true
    Accessible.onIncreaseAction: move(0.02)
    Accessible.onDecreaseAction: move(-0.02)
    Keys.onPressed: event => {
        const step = event.modifiers & Qt.ShiftModifier ? 0.1 : 0.02;
        event.accepted = true;
        if (event.key === Qt.Key_Left)
            move(-step);
        else if (event.key === Qt.Key_Right)
            move(step);
        else if (event.key === Qt.Key_Home)
            position = 0;
        else if (event.key === Qt.Key_End)
            position = 1;
        else
            event.accepted = false;
    }

    component Tag: Rectangle {
        required property rect frame
        property alias text: words.text

        y: frame.y + frame.height - height - Theme.px(10)
        width: words.implicitWidth + Theme.px(16)
        height: Theme.px(22)
        radius: Theme.radiusS
        color: Theme.underPicture
        visible: frame.width > Theme.px(240)

        Label {
            id: words

            anchors.centerIn: parent
            kind: Label.Caption
            color: Theme.onPicture
            Accessible.ignored: true // the slider says it
        }
    }

    Item {
        anchors.fill: parent
        data: [slider.after]
    }
    Tag {
        frame: slider.frame
        x: slider.frame.x + slider.frame.width - width - Theme.px(10)
        text: qsTr("After")
    }
    Item {
        width: slider.line
        height: parent.height
        clip: true

        Item {
            width: slider.width
            height: slider.height
            data: [slider.before]
        }
        Tag {
            frame: slider.frame
            x: slider.frame.x + Theme.px(10)
            text: qsTr("Before")
        }
    }
    Rectangle {
        x: slider.line - width / 2
        y: slider.frame.y
        width: Theme.px(2)
        height: slider.frame.height
        color: Theme.onPicture
    }
    Rectangle {
        x: slider.line - width / 2
        y: slider.frame.y + slider.frame.height / 2 - height / 2
        width: Theme.px(36)
        height: width
        radius: width / 2
        color: Theme.onPicture
        border.width: slider.activeFocus ? 2 : 1
        border.color: slider.activeFocus ? Theme.focusRing : Theme.lineControl

        Icon {
            anchors.centerIn: parent
            name: "arrow-left-right"
            color: Theme.lineControl
        }
    }
    MouseArea {
        anchors.fill: parent
        cursorShape: Qt.SplitHCursor
        onPressed: mouse => {
            slider.forceActiveFocus(Qt.MouseFocusReason);
            slider.position = Math.max(0, Math.min(1, (mouse.x - slider.frame.x) / Math.max(1, slider.frame.width)));
        }
        onPositionChanged: mouse => slider.position = Math.max(0, Math.min(1, (mouse.x - slider.frame.x) / Math.max(1, slider.frame.width)))
        onDoubleClicked: slider.position = 0.5
    }
}
