import QtQuick
import QtQuick.Layouts
import Leo.Controls

// A figure with its unit in caption style. `full` (all nine decimals) is the tooltip.
RowLayout {
    id: amount

    required property string value
    property string unit: qsTr("LEO")
    property string full
    property int kind: Label.Num
    property color tone: Theme.textPrimary
    property bool strong: false

    spacing: Theme.px(6)
    Accessible.role: Accessible.StaticText
    Accessible.name: unit === "" ? value : value + " " + unit

    Label {
        text: amount.value
        kind: amount.kind
        color: amount.tone
        medium: amount.strong
        Accessible.ignored: true
        Layout.alignment: Qt.AlignBaseline

        HoverHandler {
            id: hover
        }
        Tip {
            text: amount.full
            visible: text !== "" && hover.hovered
        }
    }
    Label {
        visible: text !== ""
        text: amount.unit
        kind: amount.kind === Label.NumXl || amount.kind === Label.NumL ? Label.Body : Label.Caption
        color: Theme.textTertiary
        Accessible.ignored: true
        Layout.alignment: Qt.AlignBaseline
    }
}
