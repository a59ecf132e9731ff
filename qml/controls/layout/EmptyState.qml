import QtQuick
import QtQuick.Layouts
import Leo.Controls

// What would be here, and the one action that creates it. With kind "error": what happened, what it means, what to do.
ColumnLayout {
    id: state

    property string kind: "empty" // or "error", "warn"
    required property string iconName
    required property string title
    property string text
    property string details // technical lines
    property string action
    property string secondAction
    property string actionShortcut

    signal triggered
    signal secondTriggered

    spacing: Theme.px(8)
    Accessible.role: Accessible.Grouping
    Accessible.name: title

    Rectangle {
        Layout.alignment: Qt.AlignHCenter
        implicitWidth: Theme.px(56)
        implicitHeight: Theme.px(56)
        radius: Theme.radiusXl
        color: state.kind === "error" ? Theme.badSubtle : state.kind === "warn" ? Theme.warnSubtle : Theme.bgRaised

        Icon {
            anchors.centerIn: parent
            name: state.iconName
            size: Theme.px(28)
            color: state.kind === "error" ? Theme.badText : state.kind === "warn" ? Theme.warnText : Theme.textSecondary
        }
    }
    Label {
        Layout.topMargin: Theme.px(4)
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignHCenter
        text: state.title
        kind: Label.BodyL
        strong: true
        wrapMode: Text.Wrap
    }
    Label {
        // Lines of like length: none is left with a word or two.
        readonly property real most: Theme.px(440)
        readonly property int rows: Math.ceil(implicitWidth / most)

        visible: text !== ""
        Layout.fillWidth: true
        Layout.maximumWidth: rows > 1 ? Math.min(most, implicitWidth / rows + Theme.px(40)) : most
        Layout.alignment: Qt.AlignHCenter
        horizontalAlignment: Text.AlignHCenter
        text: state.text
        kind: Label.Small
        color: Theme.textSecondary
        wrapMode: Text.Wrap
    }
    Rectangle {
        visible: state.details !== ""
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.px(4)
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.px(480)
        implicitHeight: lines.implicitHeight + Theme.px(16)
        radius: Theme.radiusM
        color: Theme.bgSunken
        border.width: 1
        border.color: Theme.lineSubtle

        Label {
            id: lines

            x: Theme.px(12)
            y: Theme.px(8)
            width: parent.width - 2 * x
            text: state.details
            kind: Label.Log
            color: Theme.textSecondary
            wrapMode: Text.WrapAnywhere
        }
    }
    RowLayout {
        visible: state.action !== "" || state.secondAction !== ""
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.px(8)
        spacing: Theme.px(8)

        Button {
            visible: text !== ""
            kind: Button.Primary
            text: state.action
            shortcut: state.actionShortcut
            onClicked: state.triggered()
        }
        Button {
            visible: text !== ""
            text: state.secondAction
            onClicked: state.secondTriggered()
        }
    }
}
