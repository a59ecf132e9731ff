pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

// The steps of a wizard: steps [{title, summary}]. Those before `reached` are links, later ones are not. horizontal
// lays them in a row.
GridLayout {
    id: stepper

    required property var steps
    property int current: 0
    property int reached: current
    property bool horizontal: false

    signal chosen(index: int)

    columns: horizontal ? steps.length : 1
    rowSpacing: Theme.px(4)
    columnSpacing: Theme.px(8)
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Steps")

    Repeater {
        model: stepper.steps

        T.AbstractButton {
            id: step

            required property int index
            required property var modelData
            readonly property bool done: index < stepper.reached && index !== stepper.current
            readonly property bool active: index === stepper.current

            Layout.fillWidth: true
            implicitHeight: implicitContentHeight + Theme.px(16)
            leftPadding: Theme.px(10)
            rightPadding: Theme.px(10)
            enabled: index <= stepper.reached && !active
            focusPolicy: enabled ? Qt.StrongFocus : Qt.NoFocus
            hoverEnabled: true
            onClicked: stepper.chosen(index)
            Keys.onReturnPressed: step.clicked()
            Accessible.role: Accessible.ListItem
            Accessible.name: active ? qsTr("Step %1, %2, current").arg(index + 1).arg(modelData.title) : done ? qsTr("Step %1, %2, done").arg(index + 1).arg(modelData.title) : qsTr("Step %1, %2").arg(index + 1).arg(modelData.title)

            contentItem: RowLayout {
                spacing: Theme.px(10)

                Rectangle {
                    Layout.alignment: (step.modelData.summary ?? "") === "" ? Qt.AlignVCenter : Qt.AlignTop
                    implicitWidth: Theme.px(22)
                    implicitHeight: Theme.px(22)
                    radius: width / 2
                    color: step.done ? Theme.okFill : step.active ? Theme.accentFill : "transparent"
                    border.width: step.done || step.active ? 0 : 1
                    border.color: Theme.lineGraphic

                    Icon {
                        visible: step.done
                        anchors.centerIn: parent
                        name: "check"
                        size: Theme.iconSmall
                        color: Theme.textOnRole
                    }
                    Label {
                        visible: !step.done
                        anchors.centerIn: parent
                        text: step.index + 1
                        kind: Label.NumS
                        color: step.active ? Theme.textOnAccent : Theme.textTertiary
                    }
                }
                ColumnLayout {
                    spacing: 0
                    Layout.alignment: (step.modelData.summary ?? "") === "" ? Qt.AlignVCenter : Qt.AlignTop

                    Label {
                        text: step.modelData.title
                        medium: true
                        color: step.active || step.hovered ? Theme.textPrimary : step.done ? Theme.textSecondary : Theme.textTertiary
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    Label {
                        visible: text !== ""
                        text: step.modelData.summary ?? ""
                        kind: Label.Small
                        color: Theme.textTertiary
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                }
            }
            background: Rectangle {
                radius: Theme.radiusM
                color: step.active ? Theme.bgSelected : step.hovered ? Theme.bgHover : "transparent"

                FocusRing {
                    shown: step.visualFocus
                }
            }
        }
    }
}
