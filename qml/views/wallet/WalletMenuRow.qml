import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls
import Leo.Views
import Leo.Ui

// A wallet in a menu: identicon, name, what it is, balance.
T.AbstractButton {
    id: row

    required property string name
    required property string account
    required property string balance
    required property string credit
    required property bool unlocked
    required property bool active
    required property bool isNode

    readonly property string kindText: isNode && credit !== "" ? qsTr("credit %1").arg(credit) : qsTr("wallet")
    readonly property string spoken: unlocked ? qsTr("%1, %2, %3 LEO").arg(name).arg(kindText).arg(balance) : qsTr("%1, %2, locked").arg(name).arg(kindText)

    implicitHeight: Theme.px(48)
    leftPadding: Theme.px(12)
    rightPadding: Theme.px(12)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.MenuItem
    Accessible.name: active ? qsTr("%1, active").arg(spoken) : spoken
    Keys.onReturnPressed: row.clicked()
    Keys.onEnterPressed: row.clicked()

    contentItem: RowLayout {
        spacing: Theme.px(12)

        Identicon {
            seed: row.account
            dark: Theme.dark
            implicitWidth: Theme.px(28)
            implicitHeight: Theme.px(28)
        }
        ColumnLayout {
            spacing: 0

            Label {
                text: row.name
                medium: true
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                text: row.kindText
                kind: Label.Small
                color: Theme.textTertiary
                Accessible.ignored: true
            }
        }
        Amount {
            visible: row.unlocked
            value: row.balance
        }
        Icon {
            visible: !row.unlocked
            name: "lock"
            color: Theme.textTertiary
        }
        Icon {
            visible: row.active
            name: "check"
            color: Theme.accentText
        }
    }
    background: Rectangle {
        radius: Theme.radiusM
        color: row.active ? Theme.bgSelected : row.hovered || row.visualFocus ? Theme.bgHover : "transparent"
        border.width: row.visualFocus ? 2 : 0
        border.color: Theme.focusRing
    }
}
