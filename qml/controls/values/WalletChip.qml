import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls
import Leo.Ui

// The active wallet in the header: who signs and pays.
T.AbstractButton {
    id: chip

    property string name
    property string seed
    property string balance
    property string credit
    property bool tight: false // without the unit, which the menu has
    property bool locked: false
    property bool low: false

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Theme.control
    leftPadding: Theme.px(6)
    rightPadding: Theme.px(10)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.ButtonMenu
    Accessible.name: name === "" ? qsTr("No wallet") : locked ? qsTr("Wallet %1, locked").arg(name) : qsTr("Wallet %1, %2 LEO").arg(name).arg(balance)
    Accessible.onPressAction: chip.clicked()
    Keys.onReturnPressed: chip.clicked()
    Keys.onEnterPressed: chip.clicked()

    contentItem: RowLayout {
        spacing: Theme.px(8)

        Identicon {
            visible: chip.seed !== ""
            seed: chip.seed
            dark: Theme.dark
            radius: Theme.radiusS
            implicitWidth: Theme.px(20)
            implicitHeight: Theme.px(20)
        }
        Icon {
            visible: chip.seed === ""
            name: "wallet"
            Layout.leftMargin: Theme.px(4)
        }
        Label {
            text: chip.name !== "" ? chip.name : qsTr("No wallet")
            medium: true
            elide: Text.ElideRight
            Layout.maximumWidth: Theme.px(140)
            Accessible.ignored: true
        }
        Separator {
            visible: chip.name !== ""
            vertical: true
            Layout.topMargin: Theme.px(8)
            Layout.bottomMargin: Theme.px(8)
            color: Theme.lineDefault
        }
        Icon {
            visible: chip.name !== "" && (chip.locked || chip.low)
            name: chip.locked ? "lock" : "triangle-alert"
            size: Theme.iconSmall
            color: chip.locked ? Theme.textTertiary : Theme.warnText
        }
        Label {
            visible: chip.name !== "" && !chip.locked
            text: chip.balance
            kind: Label.Num
            Accessible.ignored: true
        }
        Label {
            visible: chip.name !== "" && !chip.locked && !chip.tight
            text: qsTr("LEO")
            kind: Label.Caption
            color: Theme.textTertiary
            Accessible.ignored: true
        }
        Label {
            visible: chip.name !== "" && chip.locked
            text: qsTr("Locked")
            kind: Label.Small
            color: Theme.textTertiary
            Accessible.ignored: true
        }
        Separator {
            visible: chip.credit !== "" && !chip.locked
            vertical: true
            Layout.topMargin: Theme.px(8)
            Layout.bottomMargin: Theme.px(8)
            color: Theme.lineDefault
        }
        Label {
            visible: chip.credit !== "" && !chip.locked
            text: qsTr("Credit")
            kind: Label.Small
            color: Theme.textTertiary
            Accessible.ignored: true
        }
        Label {
            visible: chip.credit !== "" && !chip.locked
            text: chip.credit
            kind: Label.Num
            Accessible.ignored: true
        }
        Icon {
            name: "chevron-down"
            size: Theme.iconSmall
        }
    }
    background: Rectangle {
        radius: Theme.radiusM
        color: chip.hovered || chip.down ? Theme.bgHover : Theme.bgSurface
        border.width: 1
        border.color: Theme.lineDefault

        FocusRing {
            shown: chip.visualFocus
        }
    }
}
