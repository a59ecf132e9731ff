import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

// The network in the header: name, layer one, height, peers, and how well it is followed.
// link: "live", "syncing", "connecting", "paused", "alarm", "none".
T.AbstractButton {
    id: chip

    property string name
    property string layerOne
    property string heightText
    property string peers
    property string link: "live"
    property string note // "−42 blocks", "reconnecting"
    property bool local: false
    property bool compact: false
    property bool tight: false // its name alone; the menu has the rest

    readonly property bool warns: link === "connecting" || link === "alarm" || link === "none"

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Theme.control
    leftPadding: Theme.px(12)
    rightPadding: Theme.px(12)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.ButtonMenu
    Accessible.name: name === "" ? qsTr("Network: none") : qsTr("Network %1, block %2").arg(name).arg(heightText.replace("#", "")) + (note !== "" ? ", " + note : "")
    Accessible.onPressAction: chip.clicked()
    Keys.onReturnPressed: chip.clicked()
    Keys.onEnterPressed: chip.clicked()

    contentItem: RowLayout {
        spacing: Theme.px(8)

        Busy {
            visible: chip.link === "syncing" || chip.link === "connecting"
            size: Theme.iconSmall
            color: chip.warns ? Theme.warnText : Theme.accentText
        }
        Icon {
            visible: chip.link !== "syncing" && chip.link !== "connecting"
            name: chip.link === "paused" ? "pause" : chip.link === "alarm" ? "octagon-alert" : chip.link === "none" ? "wifi-off" : chip.local ? "laptop" : "globe"
            size: Theme.iconSmall
            color: chip.link === "alarm" ? Theme.badText : chip.warns ? Theme.warnText : chip.link === "live" && !chip.local ? Theme.okText : Theme.textSecondary
        }
        Label {
            text: chip.name !== "" ? chip.name : qsTr("No network")
            medium: true
            elide: Text.ElideRight
            Layout.maximumWidth: Theme.px(180)
            Accessible.ignored: true
        }
        Label {
            visible: !chip.compact && text !== ""
            text: chip.layerOne
            kind: Label.Small
            color: Theme.textTertiary
            Accessible.ignored: true
        }
        Separator {
            visible: blockHeight.visible
            vertical: true
            Layout.topMargin: Theme.px(8)
            Layout.bottomMargin: Theme.px(8)
            color: Theme.lineDefault
        }
        Label {
            id: blockHeight

            visible: text !== "" && !chip.tight
            text: chip.heightText
            kind: Label.Num
            Accessible.ignored: true
        }
        Label {
            visible: text !== "" && !chip.tight
            text: chip.note
            kind: Label.Small
            color: chip.warns ? Theme.warnText : Theme.textTertiary
            Accessible.ignored: true
        }
        Separator {
            visible: !chip.compact && chip.peers !== "" && chip.note === ""
            vertical: true
            Layout.topMargin: Theme.px(8)
            Layout.bottomMargin: Theme.px(8)
            color: Theme.lineDefault
        }
        Label {
            visible: !chip.compact && chip.peers !== "" && chip.note === ""
            text: chip.peers
            kind: Label.Num
            Accessible.ignored: true
        }
        Label {
            visible: !chip.compact && chip.peers !== "" && chip.note === ""
            text: chip.local ? qsTr("nodes") : qsTr("peers")
            kind: Label.Small
            color: Theme.textTertiary
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.radiusM
        color: chip.hovered || chip.down ? Theme.bgHover : Theme.bgSurface
        border.width: 1
        border.color: chip.link === "alarm" ? Theme.badFill : chip.warns ? Theme.warnFill : Theme.lineDefault

        FocusRing {
            shown: chip.visualFocus
        }
    }
}
