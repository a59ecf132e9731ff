import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// An icon, a clause, and the sentence that explains it.
RowLayout {
    id: point

    required property string iconName
    property string title
    required property string text
    property color ink: Theme.accentText
    // The Flickable it scrolls in: an icon beyond its edge would be drawn in full by the software renderer.
    property Flickable viewport: null
    property real above: 0 // where what it lies in begins there

    spacing: Theme.space3

    Icon {
        opacity: !point.viewport || (point.above + point.y < point.viewport.contentY + point.viewport.height && point.above + point.y + height > point.viewport.contentY) ? 1 : 0
        name: point.iconName
        color: point.ink
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Theme.px(2)
    }
    ColumnLayout {
        spacing: 0

        Label {
            visible: text !== ""
            text: point.title
            medium: true
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        Label {
            text: point.text
            kind: Label.Small
            color: point.title === "" ? Theme.textSecondary : Theme.textTertiary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
}
