pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls
import Leo.Ui

// Ctrl K: go to a page, a task or what a pasted identifier names; or do something.
T.Popup {
    id: finder // not palette: each control has a property of that name

    required property App app
    readonly property real around: Theme.px(50) + Theme.px(38) + 2 * Theme.px(8) + 4 // head, foot, margins, lines
    readonly property real room: Math.min((parent ? parent.height : 720) - y - Theme.px(40), Theme.px(520)) - around
    readonly property real listHeight: {
        let height = 0;
        for (let i = 0; i < app.palette.rows.count; ++i) {
            const next = height + rowHeight(app.palette.rows.value(i, "heading") !== "");
            if (next > room)
                break;
            height = next;
        }
        return height;
    }

    function rowHeight(headed: bool): real {
        return Theme.px(36) + (headed ? Theme.px(30) : 0);
    }

    objectName: "palette"
    parent: T.Overlay.overlay
    x: Math.round((parent ? parent.width - width : 0) / 2)
    y: Theme.px(112)
    width: Theme.px(600)
    // As many whole rows as fit.
    height: around + (app.palette.rows.count === 0 ? Theme.px(72) : listHeight)
    padding: 1
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: {
        app.palette.query = "";
        list.currentIndex = 0;
        input.text = "";
    }
    onOpened: input.forceActiveFocus()

    function run(row: int): void {
        close();
        app.palette.run(row);
    }

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
    background: Rectangle {
        color: Theme.bgSurface
        radius: Theme.radiusXl
        border.width: 1
        border.color: Theme.lineDefault
    }
    contentItem: ColumnLayout {
        spacing: 0

        RowLayout {
            id: head

            Layout.fillWidth: true
            Layout.preferredHeight: Theme.px(50)
            Layout.leftMargin: Theme.px(20)
            Layout.rightMargin: Theme.px(20)
            spacing: Theme.px(12)

            Icon {
                name: "search"
            }
            T.TextField {
                id: input

                Layout.fillWidth: true
                color: Theme.textPrimary
                selectionColor: Theme.accentFill
                selectedTextColor: Theme.textOnAccent
                renderType: Text.NativeRendering
                font.family: Theme.sans
                font.pixelSize: Theme.fontBodyL
                verticalAlignment: TextInput.AlignVCenter
                Accessible.name: qsTr("Search pages, tasks and actions")
                onTextEdited: {
                    finder.app.palette.query = text;
                    list.currentIndex = 0;
                }
                Keys.onDownPressed: list.currentIndex = Math.min(list.count - 1, list.currentIndex + 1)
                Keys.onUpPressed: list.currentIndex = Math.max(0, list.currentIndex - 1)
                Keys.onReturnPressed: finder.run(list.currentIndex)
                Keys.onEnterPressed: finder.run(list.currentIndex)

                Label {
                    visible: input.text === ""
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Search")
                    kind: Label.BodyL
                    color: Theme.textTertiary
                    Accessible.ignored: true
                }
            }
            KeyCap {
                text: qsTr("Esc")
            }
        }
        Separator {}
        ListView {
            id: list

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.px(8)
            clip: true
            model: finder.app.palette.rows
            boundsBehavior: Flickable.StopAtBounds
            keyNavigationEnabled: false
            highlightMoveDuration: 0
            delegate: T.ItemDelegate {
                id: entry

                required property int index
                required property string heading
                required property string title
                required property string note
                required property string iconName
                required property list<string> keyCaps

                width: list.width
                implicitHeight: finder.rowHeight(heading !== "")
                topInset: heading !== "" ? Theme.px(30) : 0
                topPadding: topInset
                leftPadding: Theme.px(12)
                rightPadding: Theme.px(12)
                hoverEnabled: true
                highlighted: ListView.isCurrentItem
                onHoveredChanged: if (hovered) list.currentIndex = index
                onClicked: finder.run(index)
                Accessible.role: Accessible.ListItem
                Accessible.name: note !== "" ? title + ", " + note : title

                Label {
                    visible: entry.heading !== ""
                    x: Theme.px(12)
                    height: entry.topInset
                    text: entry.heading
                    kind: Label.Caption
                    color: Theme.textTertiary
                }

                contentItem: RowLayout {
                    spacing: Theme.px(12)

                    Icon {
                        name: entry.iconName
                    }
                    Label {
                        text: entry.title
                        medium: true
                        elide: Text.ElideRight
                        Layout.maximumWidth: entry.width * 0.55
                        Accessible.ignored: true
                    }
                    Label {
                        text: entry.note
                        kind: Label.Small
                        color: Theme.textTertiary
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    Repeater {
                        model: entry.keyCaps

                        KeyCap {
                            required property string modelData

                            text: modelData
                        }
                    }
                }
                background: Rectangle {
                    radius: Theme.radiusM
                    color: entry.highlighted ? Theme.bgSelected : "transparent"
                    border.width: entry.highlighted ? 1 : 0
                    border.color: Theme.accentLine
                }
            }
        }
        Label {
            visible: list.count === 0
            Layout.fillWidth: true
            Layout.fillHeight: true
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Nothing found")
            color: Theme.textTertiary
        }
        Separator {}
        RowLayout {
            id: foot

            Layout.fillWidth: true
            Layout.preferredHeight: Theme.px(38)
            Layout.leftMargin: Theme.px(20)
            Layout.rightMargin: Theme.px(20)
            spacing: Theme.px(8)

            KeyCap {
                text: "\u2191"
            }
            KeyCap {
                text: "\u2193"
            }
            Label {
                text: qsTr("choose")
                kind: Label.Small
                color: Theme.textTertiary
            }
            KeyCap {
                Layout.leftMargin: Theme.px(8)
                text: qsTr("Enter")
            }
            Label {
                text: qsTr("open")
                kind: Label.Small
                color: Theme.textTertiary
                Layout.fillWidth: true
            }
            Label {
                text: qsTr("Paste a hash, id or height to look it up")
                kind: Label.Small
                color: Theme.textTertiary
            }
        }
    }
}
