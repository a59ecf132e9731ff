import QtQuick
import QtQuick.Templates as T
import Leo.Controls

// A tooltip: after 500 ms of hovering, at once on keyboard focus.
T.ToolTip {
    id: tip

    // Measured apart: a wrapped text that sets the width it is wrapped to never comes to rest.
    readonly property real textWidth: Math.ceil(Math.max(...text.split("\n").map(line => metrics.advanceWidth(line)))) + 1

    x: parent ? Math.round((parent.width - implicitWidth) / 2) : 0
    y: -implicitHeight - Theme.px(6)
    implicitWidth: Math.min(textWidth, Theme.px(400)) + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    margins: Theme.px(6)
    horizontalPadding: Theme.px(10)
    verticalPadding: Theme.px(6)
    delay: Theme.tooltipDelay
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    FontMetrics {
        id: metrics

        font: words.font
    }
    contentItem: Label {
        id: words

        text: tip.text
        kind: Label.Small
        wrapMode: Text.Wrap
    }
    background: Rectangle {
        color: Theme.bgSurface
        radius: Theme.radiusM
        border.width: 1
        border.color: Theme.lineDefault
    }
}
