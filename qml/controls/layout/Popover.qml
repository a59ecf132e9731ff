import QtQuick
import QtQuick.Templates as T
import Leo.Controls

// A panel that opens below what it belongs to, or above when there is no room. Esc closes it and gives focus back.
T.Popup {
    id: popover

    property Item anchor: parent as Item
    property bool alignRight: true
    property real panelWidth: Theme.px(320)
    readonly property real gap: Theme.px(6)
    // Looked at while opening: an anchor that moves later takes its panel with it.
    property bool below: true

    x: anchor ? (alignRight ? anchor.width - width : 0) : 0
    y: below ? anchor.height + gap : -height - gap
    width: panelWidth
    implicitHeight: contentHeight + topPadding + bottomPadding
    margins: Theme.px(8)
    padding: 1
    modal: false
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
    onAboutToShow: {
        const scene = anchor ? anchor.Window.height : 0;
        const top = anchor ? anchor.mapToItem(null, 0, 0).y : 0;
        below = !anchor || top + anchor.height + gap + implicitHeight <= scene || top < scene - top - anchor.height;
    }
    onClosed: if (anchor) anchor.forceActiveFocus(Theme.keyboard ? Qt.TabFocusReason : Qt.PopupFocusReason)

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
