import QtQuick
import QtQuick.Templates as T
import Leo.Controls
import Leo.Views

// One block of the strip, the newest marked.
T.AbstractButton {
    id: block

    required property string heightText
    required property string blockHeight
    required property string txText
    required property double fill
    required property string age
    required property bool newest

    implicitHeight: Theme.px(86)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Block %1, %2, %3").arg(blockHeight).arg(txText).arg(age)
    Keys.onReturnPressed: clicked()

    background: Rectangle {
        color: block.hovered ? Theme.bgHover : Theme.bgRaised
        radius: Theme.radiusM
        border.width: 1
        border.color: block.newest ? Theme.accentLine : Theme.lineDefault

        FocusRing {
            shown: block.visualFocus
        }
    }
    contentItem: Item {
        Label {
            x: Theme.space3
            y: Theme.px(10)
            text: block.heightText
            kind: Label.Num
            color: block.newest ? Theme.accentText : Theme.textPrimary
            Accessible.ignored: true
        }
        Label {
            x: Theme.space3
            y: Theme.px(30)
            text: block.txText
            kind: Label.Small
            color: Theme.textSecondary
            Accessible.ignored: true
        }
        Rectangle {
            x: Theme.space3
            y: Theme.px(53)
            width: parent.width - 2 * x
            height: Theme.px(3)
            color: Theme.bgHover

            Rectangle {
                width: parent.width * block.fill
                height: parent.height
                color: block.newest ? Theme.accentLine : Theme.lineControl
            }
        }
        Label {
            x: Theme.space3
            y: Theme.px(62)
            width: parent.width - 2 * x
            text: block.age
            kind: Label.Small
            color: Theme.textTertiary
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
}
