import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// An identifier, elided in the middle. The tooltip has it whole in groups of four; a click on the text opens its page
// (when `linked`), a click on the icon or Ctrl C copies it whole.
FocusScope {
    id: hash

    required property string value
    property int head: 8
    property int tail: 6
    property string shown: value.length > head + tail + 1 ? value.slice(0, head) + "\u2026" + value.slice(-tail) : value
    property string kindName: qsTr("Identifier")
    property bool copyable: true
    property bool linked: false
    property int kind: Label.Num
    property color color: Theme.textPrimary
    property bool copied: false

    signal opened

    function copy(): void {
        clipboard.copy(value);
        copied = true;
        back.restart();
    }

    implicitWidth: row.implicitWidth
    implicitHeight: Theme.px(20)
    activeFocusOnTab: true
    Accessible.role: linked ? Accessible.Link : Accessible.StaticText
    Accessible.name: qsTr("%1 %2 to %3, press Control C to copy").arg(kindName).arg(value.slice(0, head)).arg(value.slice(-tail))
    Accessible.focusable: true
    Accessible.onPressAction: if (linked) opened()
    Keys.onPressed: event => {
        if (event.matches(StandardKey.Copy)) {
            hash.copy();
            event.accepted = true;
        } else if (hash.linked && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)) {
            hash.opened();
            event.accepted = true;
        }
    }

    Clipboard {
        id: clipboard
    }
    Timer {
        id: back

        interval: 1200
        onTriggered: hash.copied = false
    }
    FocusRing {
        shown: hash.activeFocus
        corner: Theme.radiusS
        anchors.margins: -2
    }
    RowLayout {
        id: row

        anchors.fill: parent
        spacing: Theme.px(4)

        Label {
            id: text

            Layout.fillWidth: true
            text: hash.shown
            kind: hash.kind
            color: hash.linked && hover.hovered ? Theme.accentText : hash.color
            font.underline: hash.linked && hover.hovered
            elide: Text.ElideMiddle
            Accessible.ignored: true

            HoverHandler {
                id: hover

                cursorShape: hash.linked ? Qt.PointingHandCursor : Qt.ArrowCursor
            }
            TapHandler {
                enabled: hash.linked
                onTapped: hash.opened()
            }
            Tip {
                text: hash.value.replace(/(.{4})(?=.)/g, "$1 ")
                visible: hover.hovered && hash.value !== ""
            }
        }
        Icon {
            visible: hash.copyable && hash.value !== ""
            name: hash.copied ? "check" : "copy"
            size: Theme.px(13)
            color: hash.copied ? Theme.okText : copyHover.hovered ? Theme.textPrimary : Theme.textTertiary

            HoverHandler {
                id: copyHover

                margin: Theme.px(6)
                cursorShape: Qt.PointingHandCursor
            }
            TapHandler {
                margin: Theme.px(6)
                onTapped: hash.copy()
            }
            Tip {
                text: hash.copied ? qsTr("Copied") : qsTr("Copy")
                visible: copyHover.hovered
            }
        }
    }
}
