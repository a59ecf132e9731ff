import QtQuick
import QtQuick.Templates as T
import Leo.Controls

// A word that leads somewhere.
T.AbstractButton {
    id: link

    property int kind: Label.Body
    property color color: Theme.accentText
    property string accessibleName: text

    implicitWidth: implicitContentWidth
    implicitHeight: Math.max(implicitContentHeight, Theme.px(20))
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Link
    Accessible.name: accessibleName
    Accessible.onPressAction: link.clicked()
    Keys.onReturnPressed: link.clicked()
    Keys.onEnterPressed: link.clicked()

    contentItem: Label {
        text: link.text
        kind: link.kind
        medium: true
        color: link.enabled ? link.color : Theme.textDisabled
        elide: Text.ElideRight
        font.underline: link.hovered
    }
    background: Item {
        FocusRing {
            shown: link.visualFocus
            corner: Theme.radiusS
            anchors.margins: -2
        }
    }
    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
