import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// A node as identicon and short form; `key` is the whole identifier. The own node carries "you".
RowLayout {
    id: node

    required property string key
    property string shown: key.length > 9 ? key.slice(0, 4) + "\u00b7" + key.slice(-4) : key
    property string label // another word for it, such as a name; then shown in place of the short form
    property bool showIdenticon: true
    property bool own: false
    property real size: Theme.px(20)
    property color color: Theme.textPrimary
    property bool linked: false

    signal opened

    spacing: Theme.px(8)
    Accessible.role: Accessible.StaticText
    Accessible.name: (label !== "" ? label : qsTr("Node %1 %2").arg(key.slice(0, 4)).arg(key.slice(-4))) + (own ? ", " + qsTr("you") : "")

    Identicon {
        visible: node.showIdenticon
        seed: node.key
        dark: Theme.dark
        radius: Theme.radiusS
        implicitWidth: node.size
        implicitHeight: node.size
    }
    Label {
        text: node.label !== "" ? node.label : node.shown
        kind: node.label !== "" ? Label.Body : Label.Num
        color: node.linked && hover.hovered ? Theme.accentText : node.color
        font.underline: node.linked && hover.hovered
        elide: Text.ElideRight
        Layout.fillWidth: true
        Accessible.ignored: true

        HoverHandler {
            id: hover

            cursorShape: node.linked ? Qt.PointingHandCursor : Qt.ArrowCursor
        }
        TapHandler {
            enabled: node.linked
            onTapped: node.opened()
        }
        Tip {
            text: node.key.replace(/(.{4})(?=.)/g, "$1 ")
            visible: hover.hovered && node.key !== ""
        }
    }
    Label {
        visible: node.own
        text: qsTr("you")
        kind: Label.Caption
        color: Theme.accentText
        Accessible.ignored: true
    }
}
