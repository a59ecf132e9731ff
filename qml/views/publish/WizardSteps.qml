pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

// The four steps of the wizard, one below the other, or in a row when compact. Earlier ones are links.
GridLayout {
    id: steps

    required property var wizard
    property bool compact: false

    columns: compact ? 4 : 1
    columnSpacing: Theme.px(12)
    rowSpacing: Theme.px(20)
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Steps")

    Repeater {
        model: steps.wizard.steps

        T.AbstractButton {
            id: step

            required property int index
            required property string title
            required property string summary
            required property string mark
            readonly property bool reached: mark === "done" || mark === "open"

            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            implicitHeight: Math.max(Theme.px(40), implicitContentHeight)
            enabled: reached && steps.wizard.step > index && steps.wizard.step < 4
            focusPolicy: enabled ? Qt.StrongFocus : Qt.NoFocus
            Accessible.role: Accessible.ListItem
            Accessible.name: mark === "done" ? qsTr("Step %1, %2, done. %3").arg(index + 1).arg(title).arg(summary) : mark === "current" ? qsTr("Step %1, %2, current").arg(index + 1).arg(title) : qsTr("Step %1, %2").arg(index + 1).arg(title)
            onClicked: steps.wizard.goTo(index)
            Keys.onReturnPressed: step.clicked()
            Keys.onEnterPressed: step.clicked()

            contentItem: RowLayout {
                spacing: Theme.px(10)

                Rectangle {
                    implicitWidth: Theme.px(24)
                    implicitHeight: Theme.px(24)
                    radius: width / 2
                    color: step.mark === "current" ? Theme.accentFill : step.mark === "done" ? Theme.okSubtle : "transparent"
                    border.width: step.mark === "current" || step.mark === "done" ? 0 : 1
                    border.color: Theme.lineGraphic
                    Layout.alignment: Qt.AlignTop

                    Icon {
                        anchors.centerIn: parent
                        visible: step.mark === "done"
                        name: "check"
                        size: Theme.iconSmall
                        color: Theme.okText
                    }
                    Label {
                        anchors.centerIn: parent
                        visible: step.mark !== "done"
                        text: step.index + 1
                        kind: Label.NumS
                        color: step.mark === "current" ? Theme.textOnAccent : Theme.textTertiary
                        Accessible.ignored: true
                    }
                }
                ColumnLayout {
                    spacing: 0

                    Label {
                        text: step.title
                        medium: true
                        strong: step.mark === "current"
                        color: step.mark === "waiting" ? Theme.textTertiary : Theme.textPrimary
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    Label {
                        visible: step.summary !== ""
                        text: step.summary
                        kind: Label.Small
                        color: Theme.textTertiary
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                }
            }
            background: Item {
                FocusRing {
                    shown: step.visualFocus
                }
            }
        }
    }
}
