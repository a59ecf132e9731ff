pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls

// Checks with what each compared. checks is a list model: title, mark (notYet, passed, failed), detail, value. When one
// failed, the failed ones are shown and the others are counted, until "Show all".
ColumnLayout {
    id: list

    required property var checks
    property int passed: 0
    property int failed: 0
    property bool dense: false
    property bool brief: false // nobody decides by them any more: those that passed are counted
    property bool all: failed === 0 && !brief

    spacing: dense ? Theme.space1 : Theme.space2
    onFailedChanged: all = failed === 0 && !brief
    onBriefChanged: all = failed === 0 && !brief

    Repeater {
        id: rows

        model: list.checks

        RowLayout {
            id: check

            required property string title
            required property string mark
            required property string detail
            required property string value

            visible: list.all || mark === "failed"
            spacing: Theme.space3
            Layout.fillWidth: true
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1: %2. %3").arg(title).arg(mark === "passed" ? qsTr("passed") : mark === "failed" ? qsTr("failed") : qsTr("not reached")).arg(detail)

            Icon {
                name: check.mark === "passed" ? "circle-check" : check.mark === "failed" ? "octagon-x" : "circle-dashed"
                color: check.mark === "passed" ? Theme.okText : check.mark === "failed" ? Theme.badText : Theme.textTertiary
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: Theme.px(2)
            }
            ColumnLayout {
                spacing: 0

                RowLayout {
                    spacing: Theme.space2

                    Label {
                        text: check.title
                        medium: true
                        color: check.mark === "notYet" ? Theme.textTertiary : Theme.textPrimary
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    Label {
                        text: check.value
                        kind: Label.NumS
                        color: Theme.textSecondary
                        Accessible.ignored: true
                    }
                }
                // Its line is there before its words: a check that passes moves none below it.
                Label {
                    text: check.detail
                    kind: Label.Small
                    color: Theme.textTertiary
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
            }
        }
    }
    RowLayout {
        visible: list.failed > 0 || list.brief
        spacing: Theme.space2
        Layout.topMargin: list.failed > 0 ? Theme.space1 : 0

        Icon {
            name: "circle-check"
            size: Theme.iconSmall
            color: Theme.okText
        }
        Label {
            text: qsTr("%n passed", "", list.passed)
            kind: Label.Small
            color: Theme.textSecondary
        }
        Icon {
            visible: waiting.visible
            name: "circle-dashed"
            size: Theme.iconSmall
            color: Theme.textTertiary
        }
        Label {
            id: waiting

            readonly property int unreached: rows.count - list.passed - list.failed

            visible: unreached > 0
            text: qsTr("%n not reached", "", unreached)
            kind: Label.Small
            color: Theme.textSecondary
        }
        Item {
            Layout.fillWidth: true
        }
        LinkText {
            text: !list.all ? qsTr("Show all") : list.failed > 0 ? qsTr("Failed only") : qsTr("Hide")
            onClicked: list.all = !list.all
        }
    }
}
