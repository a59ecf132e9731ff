pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// Tasks as rows of TaskList. moving: phase and elapsed time; else outcome, paid and block. One stop of Tab.
FocusScope {
    id: table

    required property var rows
    property bool moving: false
    property bool compact: false
    property int chosen: 0

    signal opened(page: string, id: string)

    function open(row: int) {
        if (row >= 0 && row < rows.count)
            opened(String(rows.value(row, "opens")), String(rows.value(row, "taskId")));
    }

    implicitWidth: Theme.px(480)
    implicitHeight: Theme.tableHead + rows.count * Theme.row
    activeFocusOnTab: rows.count > 0
    Accessible.role: Accessible.Table
    Accessible.name: moving ? qsTr("Tasks in flight") : qsTr("Tasks that ended")
    Accessible.focusable: true
    Keys.onUpPressed: chosen = Math.max(0, chosen - 1)
    Keys.onDownPressed: chosen = Math.min(rows.count - 1, chosen + 1)
    Keys.onReturnPressed: open(chosen)
    Keys.onSpacePressed: open(chosen)

    component Head: Label {
        kind: Label.Caption
        color: Theme.textTertiary
        elide: Text.ElideRight
        Accessible.ignored: true
    }

    Column {
        anchors.fill: parent

        Item {
            width: parent.width
            height: Theme.tableHead

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.cardPadding
                anchors.rightMargin: Theme.cardPadding
                spacing: Theme.space3

                Head {
                    text: table.moving ? qsTr("Task") : qsTr("Result")
                    Layout.minimumWidth: Theme.px(90)
                Layout.preferredWidth: 190
                    Layout.fillWidth: true
                }
                Head {
                    text: qsTr("Lambda")
                    Layout.minimumWidth: Theme.px(80)
                Layout.preferredWidth: 170
                    Layout.fillWidth: true
                }
                Head {
                    text: table.moving ? qsTr("Phase") : qsTr("Outcome")
                    Layout.preferredWidth: table.compact && !table.moving ? Theme.px(104) : Theme.px(136)
                }
                Head {
                    visible: table.moving && !table.compact
                    text: ""
                    Layout.preferredWidth: Theme.px(128)
                }
                Head {
                    visible: table.moving && !table.compact
                    text: qsTr("Committee")
                    horizontalAlignment: Text.AlignRight
                    Layout.preferredWidth: Theme.px(64)
                }
                Head {
                    text: table.moving ? qsTr("Offer") : qsTr("Paid")
                    horizontalAlignment: Text.AlignRight
                    Layout.preferredWidth: Theme.px(64)
                }
                Head {
                    text: table.moving ? qsTr("Elapsed") : qsTr("Took")
                    horizontalAlignment: Text.AlignRight
                    Layout.preferredWidth: Theme.px(56)
                }
                Head {
                    visible: !table.moving
                    text: qsTr("Settled in")
                    Layout.preferredWidth: Theme.px(80)
                }
                Head {
                    visible: !table.moving && !table.compact
                    text: ""
                    Layout.preferredWidth: Theme.px(40)
                }
            }
            Separator {
                width: parent.width
                anchors.bottom: parent.bottom
            }
        }
        Repeater {
            model: table.rows

            Rectangle {
                id: row

                required property int index
                required property string name
                required property string taskId
                required property string icon
                required property string lambdaName
                required property string relation
                required property string badgeStatus
                required property string badgeText
                required property var marks
                required property int members
                required property string offer
                required property string paid
                required property string elapsed
                required property string blockText
                required property string spoken
                required property string opens

                width: table.width
                height: Theme.row
                color: table.activeFocus && table.chosen === index ? Theme.bgSelected : hover.hovered ? Theme.bgHover : "transparent"
                Accessible.role: Accessible.Row
                Accessible.name: spoken

                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.cardPadding
                    anchors.rightMargin: Theme.cardPadding
                    spacing: Theme.space3

                    RowLayout {
                        spacing: Theme.space2
                        Layout.minimumWidth: Theme.px(90)
                Layout.preferredWidth: 190
                        Layout.fillWidth: true

                        Icon {
                            name: row.icon
                            color: Theme.textTertiary
                        }
                        Label {
                            text: row.name
                            medium: true
                            elide: Text.ElideMiddle
                            Layout.fillWidth: true
                            Accessible.ignored: true
                        }
                        Label {
                            visible: text !== "" && !table.compact
                            text: row.relation
                            kind: Label.Caption
                            color: Theme.textTertiary
                            Accessible.ignored: true
                        }
                    }
                    Label {
                        text: row.lambdaName
                        color: Theme.textSecondary
                        elide: Text.ElideRight
                        Layout.minimumWidth: Theme.px(80)
                Layout.preferredWidth: 170
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    Item {
                        Layout.preferredWidth: table.compact && !table.moving ? Theme.px(104) : Theme.px(136)
                        Layout.preferredHeight: Theme.px(22)

                        StatusBadge {
                            status: row.badgeStatus
                            text: row.badgeText
                            width: Math.min(implicitWidth, parent.width)
                        }
                    }
                    Item {
                        visible: table.moving && !table.compact
                        Layout.preferredWidth: Theme.px(128)
                        Layout.preferredHeight: Theme.px(6)

                        PhaseDots {
                            marks: row.marks
                        }
                    }
                    Label {
                        visible: table.moving && !table.compact
                        text: row.members > 0 ? row.members : "–"
                        kind: Label.Num
                        horizontalAlignment: Text.AlignRight
                        Layout.preferredWidth: Theme.px(64)
                        Accessible.ignored: true
                    }
                    Label {
                        text: table.moving ? row.offer : row.paid
                        kind: Label.Num
                        horizontalAlignment: Text.AlignRight
                        Layout.preferredWidth: Theme.px(64)
                        Accessible.ignored: true
                    }
                    Label {
                        text: row.elapsed
                        kind: Label.Num
                        horizontalAlignment: Text.AlignRight
                        Layout.preferredWidth: Theme.px(56)
                        Accessible.ignored: true
                    }
                    Label {
                        visible: !table.moving
                        text: row.blockText
                        kind: Label.Num
                        Layout.preferredWidth: Theme.px(80)
                        Accessible.ignored: true
                    }
                    Label {
                        visible: !table.moving && !table.compact
                        text: qsTr("Open")
                        kind: Label.Small
                        medium: true
                        color: Theme.accentText
                        horizontalAlignment: Text.AlignRight
                        Layout.preferredWidth: Theme.px(40)
                        Accessible.ignored: true
                    }
                }
                Separator {
                    visible: row.index + 1 < table.rows.count
                    width: parent.width
                    anchors.bottom: parent.bottom
                }
                HoverHandler {
                    id: hover

                    cursorShape: Qt.PointingHandCursor
                }
                TapHandler {
                    onTapped: table.open(row.index)
                }
            }
        }
    }
}
