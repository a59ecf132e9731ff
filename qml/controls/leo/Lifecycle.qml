pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Leo.Controls

// The eight steps of a task. steps is a list model: title, mark (notYet, running, done, failed, skipped), place, took,
// spoken. The line before a step has the step's own state. Where steps are too narrow for a line, titles take two and
// the places go to the tooltip, with the durations.
Item {
    id: strip

    required property var steps
    property bool compact: false // without durations; they are in the tooltip
    readonly property real cell: width / Math.max(1, cells.count)
    readonly property real dot: Theme.px(20)
    readonly property bool narrow: cell < Theme.px(92)

    implicitHeight: Theme.px(60)
    implicitWidth: Theme.px(880)
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Steps of the task")

    Repeater {
        id: cells

        model: strip.steps

        Item {
            id: step

            required property int index
            required property string title
            required property string mark
            required property string place
            required property string took
            required property string spoken

            readonly property color ink: ({
                    running: Theme.accentLine,
                    done: Theme.okFill,
                    failed: Theme.badFill
                })[mark] ?? Theme.lineGraphic
            readonly property bool reached: mark === "running" || mark === "done" || mark === "failed"

            x: index * strip.cell
            width: strip.cell
            height: strip.height
            Accessible.role: Accessible.ListItem
            Accessible.name: spoken

            Rectangle {
                visible: step.index > 0 && step.reached
                x: -strip.cell + strip.dot + Theme.space2
                y: strip.dot / 2 - height / 2
                width: strip.cell - strip.dot - 2 * Theme.space2
                height: Theme.px(2)
                color: step.ink
            }
            Shape {
                visible: step.index > 0 && !step.reached
                x: -strip.cell + strip.dot + Theme.space2
                y: strip.dot / 2

                ShapePath {
                    strokeWidth: Theme.px(2)
                    strokeColor: Theme.lineDefault
                    strokeStyle: ShapePath.DashLine
                    dashPattern: [2, 2.5]
                    fillColor: "transparent"

                    PathLine {
                        x: strip.cell - strip.dot - 2 * Theme.space2
                        y: 0
                    }
                }
            }
            Rectangle {
                visible: step.mark !== "skipped"
                width: strip.dot
                height: strip.dot
                radius: step.mark === "failed" ? Theme.radiusS : width / 2
                color: step.mark === "done" || step.mark === "failed" ? step.ink : "transparent"
                border.width: step.mark === "running" ? Theme.px(2) : 1.5
                border.color: step.ink

                Icon {
                    anchors.centerIn: parent
                    visible: step.mark === "done" || step.mark === "failed"
                    name: step.mark === "done" ? "check" : "x"
                    size: Theme.px(12)
                    color: step.mark === "failed" ? Theme.textOnBad : Theme.textOnRole
                }
                Rectangle {
                    anchors.centerIn: parent
                    visible: step.mark === "running"
                    width: Theme.px(8)
                    height: width
                    radius: width / 2
                    color: Theme.accentLine
                }
            }
            Icon {
                visible: step.mark === "skipped"
                name: "circle-dashed"
                size: strip.dot
                color: Theme.lineGraphic
            }
            Label {
                y: strip.dot + Theme.px(6)
                width: strip.cell - Theme.space2
                text: step.title
                kind: Label.Small
                medium: step.reached
                color: step.mark === "failed" ? Theme.badText : step.reached ? Theme.textPrimary : Theme.textTertiary
                wrapMode: strip.narrow ? Text.Wrap : Text.NoWrap
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Label {
                id: place

                visible: !strip.narrow
                y: strip.dot + Theme.px(23)
                width: strip.cell - Theme.space2
                text: {
                    if (step.mark === "skipped")
                        return qsTr("not reached");
                    if (!step.reached)
                        return "–";
                    if (step.took === "" || strip.compact)
                        return step.place === "" ? step.took : step.place;
                    return step.place === "" ? step.took : qsTr("%1 · %2").arg(step.place).arg(step.took);
                }
                kind: Label.NumS
                color: step.mark === "running" ? Theme.accentText : Theme.textTertiary
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            HoverHandler {
                id: hover
            }
            Tip {
                visible: strip.compact && hover.hovered && text !== ""
                text: strip.narrow && step.took !== "" ? qsTr("%1 · %2").arg(place.text).arg(step.took) : strip.narrow ? place.text : step.took
            }
        }
    }
}
