import QtQuick
import QtQuick.Templates as T
import Leo.Controls

// A panel that opens below what it belongs to, or above when there is no room. Esc closes it and gives focus back.
T.Popup {
    id: popover

    property Item anchor: parent as Item
    property bool alignRight: true
    property real panelWidth: Theme.px(320)

    x: anchor ? (alignRight ? anchor.width - width : 0) : 0
    y: anchor ? anchor.height + Theme.px(6) : 0
    width: panelWidth
    implicitHeight: contentHeight + topPadding + bottomPadding
    margins: Theme.px(8)
    padding: 1
    modal: false
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
    onClosed: if (anchor) anchor.forceActiveFocus(Qt.PopupFocusReason)

    background: Rectangle {
        color: Theme.bgSurface
        radius: Theme.radiusL
        border.width: 1
        border.color: Theme.lineDefault
    }
    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.slow
            easing.type: Easing.OutCubic
        }
    }
}
