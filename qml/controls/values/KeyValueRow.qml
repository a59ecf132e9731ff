import QtQuick
import QtQuick.Layouts
import Leo.Controls

// One line of a KeyValue: label left, value right. What is put inside stands in place of the value.
RowLayout {
    id: row

    required property string label
    property string value
    property string unit
    property bool mono: false
    property color tone: Theme.textPrimary
    property string hint // tooltip of the label
    property string exact // of the value
    default property alias content: slot.data
    // Nothing comes and goes with the value: a layout of Qt 6.4 may place what appears while its dialog is closed on
    // what is there.
    readonly property bool slotted: value === "" && slot.children.length > 0

    Layout.fillWidth: true
    spacing: 0 // not between value and unit where there is none: values end at one edge
    Accessible.role: Accessible.Row
    Accessible.name: value !== "" ? qsTr("%1: %2").arg(label).arg(unit !== "" ? value + " " + unit : value) : label

    Label {
        text: row.label
        kind: Label.Small
        color: Theme.textTertiary
        Layout.preferredHeight: Theme.px(20)
        Layout.rightMargin: Theme.px(12)
        Layout.alignment: Qt.AlignTop
        Accessible.ignored: true

        HoverHandler {
            id: hover
        }
        Tip {
            text: row.hint
            visible: text !== "" && hover.hovered
        }
    }
    Item {
        visible: row.slotted
        Layout.fillWidth: true
    }
    RowLayout {
        id: slot

        visible: row.slotted
        spacing: Theme.px(6)
    }
    Label {
        visible: !row.slotted
        text: row.value
        kind: row.mono ? Label.Num : Label.Small
        color: row.tone
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignRight
        Layout.fillWidth: true
        Layout.minimumHeight: Theme.px(20)
        Accessible.ignored: true

        HoverHandler {
            id: valueHover
        }
        Tip {
            text: row.exact
            visible: text !== "" && valueHover.hovered
        }
    }
    Label {
        text: row.unit
        kind: Label.Caption
        color: Theme.textTertiary
        Layout.leftMargin: text === "" ? 0 : Theme.px(6)
        Accessible.ignored: true
    }
}
