pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls
import Leo.Views

// One way to begin: a radio button with a description and facts, moved between with the arrow keys.
T.AbstractButton {
    id: card

    required property var option
    required property bool chosen
    property string spoken
    property bool compact: false

    signal picked
    signal moved(step: int)
    signal accepted

    implicitHeight: implicitContentHeight + 2 * padding
    padding: compact ? Theme.px(12) : Theme.px(18)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    activeFocusOnTab: chosen
    Accessible.role: Accessible.RadioButton
    Accessible.name: spoken
    Accessible.checkable: true
    Accessible.checked: chosen
    onClicked: picked()
    Keys.onUpPressed: moved(-1)
    Keys.onDownPressed: moved(1)
    Keys.onReturnPressed: accepted()
    Keys.onEnterPressed: accepted()

    contentItem: RowLayout {
        spacing: Theme.px(14)

        RadioMark {
            checked: card.chosen
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.px(2)
        }
        ColumnLayout {
            spacing: card.compact ? Theme.px(4) : Theme.px(6)

            RowLayout {
                Layout.fillWidth: true

                Label {
                    text: card.option.title
                    kind: Label.BodyL
                    strong: true
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
                Icon {
                    name: card.option.icon
                    size: Theme.iconLarge
                }
            }
            Label {
                text: card.option.description
                color: Theme.textSecondary
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Layout.rightMargin: Theme.px(24)
                Accessible.ignored: true
            }
            RowLayout {
                spacing: Theme.px(16)

                Repeater {
                    model: card.option.facts

                    RowLayout {
                        id: fact

                        required property var modelData

                        spacing: Theme.px(6)

                        Icon {
                            name: fact.modelData.icon
                            size: Theme.iconSmall
                            color: Theme.textTertiary
                        }
                        Label {
                            text: fact.modelData.text
                            kind: Label.Small
                            color: Theme.textTertiary
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusL
        color: card.chosen ? Theme.bgSelected : card.hovered ? Theme.bgHover : Theme.bgSurface
        border.width: 1
        border.color: card.chosen ? Theme.accentLine : Theme.lineDefault

        FocusRing {
            shown: card.visualFocus
            corner: Theme.radiusL
        }
    }
}
