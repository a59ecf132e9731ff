pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls
import Leo.Ui

// The tasks that are moving, at the foot of the rail. A Column: rows come and go, also while the rail is hidden, and a
// layout of Qt 6.4 touches those again that are gone.
Column {
    id: list

    required property App app
    required property bool compact
    readonly property int count: app.inFlight.rows.count

    spacing: Theme.px(2)

    Label {
        visible: !list.compact
        x: Theme.px(22)
        text: qsTr("In flight")
        kind: Label.Caption
        color: Theme.textTertiary
    }
    Repeater {
        model: list.app.inFlight.rows

        T.AbstractButton {
            id: entry

            required property string id
            required property string title
            required property string note
            required property int done
            required property bool needsYou

            width: list.width
            implicitHeight: Theme.px(44)
            leftInset: Theme.px(12)
            rightInset: Theme.px(12)
            leftPadding: list.compact ? Theme.px(18) : Theme.px(20)
            rightPadding: Theme.px(16)
            focusPolicy: Qt.StrongFocus
            hoverEnabled: true
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("%1, %2, %3 of 8 steps").arg(title).arg(note).arg(done)
            Accessible.onPressAction: entry.clicked()
            Keys.onReturnPressed: entry.clicked()
            onClicked: list.app.navigator.open("run.task", {
                id: id
            })

            contentItem: RowLayout {
                spacing: Theme.px(10)

                MiniRing {
                    done: entry.done
                    total: 8
                }
                ColumnLayout {
                    visible: !list.compact
                    spacing: 0

                    Label {
                        text: entry.title
                        kind: Label.Small
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    Label {
                        text: entry.note
                        kind: Label.Caption
                        color: entry.needsYou ? Theme.warnText : Theme.textTertiary
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                }
            }
            background: Rectangle {
                radius: Theme.radiusM
                color: entry.hovered ? Theme.bgHover : "transparent"

                FocusRing {
                    shown: entry.visualFocus
                }
            }
        }
    }
    LinkText {
        visible: list.app.inFlight.more > 0 && !list.compact
        x: Theme.px(22)
        text: qsTr("+%n more", "", list.app.inFlight.more)
        kind: Label.Caption
        onClicked: list.app.navigator.open("run.tasks")
    }
}
