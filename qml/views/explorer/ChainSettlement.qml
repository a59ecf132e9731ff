pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// Where the offer of a task went, to the ninth decimal, and what else moved with it.
Card {
    id: card

    required property TaskDetail task

    title: qsTr("Settlement")
    note: task.closed

    // Placed by hand: a third layout inside two others makes Qt 6.4 start over when the width of the window changes.
    Item {
        id: body

        readonly property bool narrow: width < Theme.px(680) // a large scale: the facts go below

        visible: card.task.flow.length > 0
        implicitHeight: narrow ? flow.implicitHeight + Theme.space3 + facts.implicitHeight : Math.max(flow.implicitHeight, facts.implicitHeight)
        Layout.fillWidth: true

        SettlementFlow {
            id: flow

            objectName: "settlementFlow"
            source: ({label: qsTr("Offer"), amount: card.task.offer})
            targets: card.task.flow
            width: body.narrow ? body.width : facts.x - Theme.space8
        }
        Column {
            id: facts

            x: body.narrow ? 0 : body.width - width
            y: body.narrow ? flow.implicitHeight + Theme.space3 : 0
            width: body.narrow ? body.width : Theme.px(170)
            spacing: Theme.space3

            Repeater {
                model: card.task.moneyFacts

                Column {
                    id: fact

                    required property string label
                    required property string value

                    width: facts.width

                    Label {
                        width: parent.width
                        text: fact.label
                        kind: Label.Small
                        color: Theme.textTertiary
                        elide: Text.ElideRight
                    }
                    Label {
                        width: parent.width
                        text: fact.value
                        kind: Label.Num
                        elide: Text.ElideRight
                    }
                }
            }
        }
    }
    Label {
        text: card.task.sentence
        kind: Label.Small
        color: Theme.textSecondary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
}
