pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// One recovery word with its place: completes while typed. Space, Tab and Enter take the first completion and go on.
TextField {
    id: word

    required property var entry
    required property int place
    property bool wrong: false
    readonly property var matches: field.activeFocus && text !== "" ? entry.completions(text) : []

    signal done

    function take(completion: string): void {
        text = completion;
        entry.setWord(place, completion);
        done();
    }

    mono: true
    accessibleName: qsTr("Word %1").arg(place + 1)
    unit: ""
    inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
    onEdited: {
        if (/\s/.test(text.trim()) || (/\s$/.test(text) && text.trim() !== "")) {
            entry.setWord(place, text);
            text = Qt.binding(() => entry.words[place]);
            done();
        } else {
            entry.setWord(place, text);
        }
    }
    onAccepted: take(matches.length > 0 ? matches[0] : text)
    Keys.onTabPressed: event => {
        if (matches.length > 0 && !entry.onList(text))
            take(matches[0]);
        else
            event.accepted = false;
    }

    Rectangle {
        visible: word.matches.length > 0 && !(word.matches.length === 1 && word.matches[0] === word.text)
        y: word.height + Theme.px(2)
        z: 10
        width: word.width
        height: list.implicitHeight + Theme.px(8)
        radius: Theme.radiusM
        color: Theme.bgSurface
        border.width: 1
        border.color: Theme.lineDefault

        ColumnLayout {
            id: list

            x: Theme.px(4)
            y: Theme.px(4)
            width: parent.width - 2 * x
            spacing: 0

            Repeater {
                model: word.matches.slice(0, 4)

                Rectangle {
                    id: match

                    required property int index
                    required property string modelData

                    Layout.fillWidth: true
                    implicitHeight: Theme.px(24)
                    radius: Theme.radiusS
                    color: index === 0 || hover.hovered ? Theme.bgHover : "transparent"

                    Label {
                        anchors.fill: parent
                        anchors.leftMargin: Theme.px(8)
                        text: match.modelData
                        kind: Label.Num
                        Accessible.ignored: true
                    }
                    HoverHandler {
                        id: hover
                    }
                    TapHandler {
                        onTapped: word.take(match.modelData)
                    }
                }
            }
        }
    }
}
