import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

// Looks like a field, opens the palette.
T.AbstractButton {
    id: button

    implicitWidth: Theme.px(176)
    implicitHeight: Theme.control
    leftPadding: Theme.px(10)
    rightPadding: Theme.px(8)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Search, Control K")
    Accessible.onPressAction: button.clicked()
    Keys.onReturnPressed: button.clicked()
    Keys.onEnterPressed: button.clicked()

    contentItem: RowLayout {
        spacing: Theme.px(8)

        Icon {
            name: "search"
        }
        Label {
            text: qsTr("Search")
            color: Theme.textTertiary
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        KeyCap {
            text: qsTr("Ctrl K")
        }
    }
    background: Rectangle {
        radius: Theme.radiusM
        color: button.hovered ? Theme.bgHover : Theme.bgSurface
        border.width: 1
        border.color: Theme.lineDefault

        FocusRing {
            shown: button.visualFocus
        }
    }
}
