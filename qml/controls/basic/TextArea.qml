import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

// Several lines of text.
FocusScope {
    id: root

    property string label
    property alias text: area.text
    property alias placeholder: area.placeholderText
    property alias readOnly: area.readOnly
    property alias area: area
    property string hint
    property string error
    property bool mono: false
    property real areaHeight: Theme.px(96)

    signal edited

    implicitWidth: Theme.px(320)
    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column

        anchors.fill: parent
        spacing: Theme.px(6)

        Label {
            visible: text !== ""
            text: root.label
            kind: Label.Small
            color: Theme.textSecondary
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.fillHeight: true
            implicitHeight: root.areaHeight
            color: Theme.bgRaised
            radius: Theme.radiusM
            border.width: 1
            border.color: root.error !== "" ? Theme.badFill : area.activeFocus ? Theme.accentLine : Theme.lineControl

            FocusRing {
                shown: area.activeFocus && (area.focusReason === Qt.TabFocusReason || area.focusReason === Qt.BacktabFocusReason || area.focusReason === Qt.ShortcutFocusReason)
            }
            Flickable {
                anchors.fill: parent
                anchors.margins: 1
                clip: true
                contentWidth: width
                boundsBehavior: Flickable.StopAtBounds

                T.TextArea.flickable: T.TextArea {
                    id: area

                    focus: true
                    padding: Theme.px(9)
                    wrapMode: TextEdit.Wrap
                    textFormat: TextEdit.PlainText
                    color: enabled ? Theme.textPrimary : Theme.textDisabled
                    placeholderTextColor: Theme.textTertiary
                    selectionColor: Theme.accentFill
                    selectedTextColor: Theme.textOnAccent
                    selectByMouse: true
                    renderType: Text.NativeRendering
                    font.family: root.mono ? Theme.mono : Theme.sans
                    font.pixelSize: root.mono ? Theme.fontNum : Theme.fontBody
                    font.preferShaping: !root.mono
                    // Tab leaves the area; nothing here is written with tabs.
                    KeyNavigation.priority: KeyNavigation.BeforeItem
                    Keys.onTabPressed: area.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                    Keys.onBacktabPressed: area.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                    onTextChanged: if (activeFocus) root.edited()
                    Accessible.role: Accessible.EditableText
                    Accessible.name: root.label !== "" ? root.label : placeholderText
                    Accessible.multiLine: true
                }
            }
            Label {
                x: Theme.px(10)
                y: Theme.px(9)
                width: parent.width - 2 * x
                visible: area.length === 0
                text: area.placeholderText
                kind: root.mono ? Label.Num : Label.Body
                color: Theme.textTertiary
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }
        Label {
            visible: text !== ""
            text: root.error !== "" ? root.error : root.hint
            kind: Label.Small
            color: root.error !== "" ? Theme.badText : Theme.textTertiary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
}
