pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The lambdas one may choose from, with search and kinds. One stop of Tab: arrows move, Enter chooses.
ColumnLayout {
    id: column

    required property Composer composer
    property real margin: Theme.space4
    readonly property bool typing: search.activeFocus

    function focusSearch(reason: int): void {
        search.forceActiveFocus(reason);
    }

    spacing: Theme.space2

    RowLayout {
        Label {
            text: qsTr("Choose a lambda")
            kind: Label.BodyL
            strong: true
            Layout.fillWidth: true
        }
        Label {
            text: qsTr("LEO per use")
            kind: Label.Small
            color: Theme.textTertiary
        }
    }
    SearchField {
        id: search

        scope: qsTr("Name, author or id")
        text: column.composer.lambdas.search
        Layout.fillWidth: true
        onEdited: column.composer.lambdas.search = text
    }
    RowLayout {
        spacing: Theme.space1

        Repeater {
            model: [["all", qsTr("All")], ["image", qsTr("Image")], ["text", qsTr("Text")], ["data", qsTr("Data")]]

            Button {
                required property var modelData

                size: Button.Small
                text: modelData[1]
                checkable: true
                checked: column.composer.lambdas.category === modelData[0]
                kind: checked ? Button.Secondary : Button.Ghost
                onClicked: column.composer.lambdas.category = modelData[0]
            }
        }
    }
    ListView {
        id: list

        objectName: "lambdaList"
        model: column.composer.lambdas.rows
        clip: true
        spacing: 2
        activeFocusOnTab: true
        currentIndex: 0
        boundsBehavior: Flickable.StopAtBounds
        Layout.fillWidth: true
        Layout.fillHeight: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Lambdas")
        Keys.onReturnPressed: if (currentIndex >= 0) {
            column.composer.choose(String(model.value(currentIndex, "lambdaId")));
        }
        Keys.onSpacePressed: if (currentIndex >= 0) {
            column.composer.choose(String(model.value(currentIndex, "lambdaId")));
        }

        delegate: Rectangle {
            id: lambda

            required property int index
            required property string name
            required property string lambdaId
            required property string author
            required property string price
            required property string runs
            required property string rate
            required property bool rateLow
            required property string icon
            required property bool fits
            required property bool chosen
            required property string spoken

            width: list.width
            height: Theme.px(60)
            radius: Theme.radiusL
            color: chosen ? Theme.bgSelected : hover.hovered ? Theme.bgHover : "transparent"
            border.width: chosen || (list.activeFocus && ListView.isCurrentItem) ? 1 : 0
            border.color: list.activeFocus && ListView.isCurrentItem ? Theme.focusRing : Theme.accentLine
            opacity: fits ? 1 : 0.6
            Accessible.role: Accessible.ListItem
            Accessible.name: spoken
            Accessible.selected: chosen

            Icon {
                id: kind

                x: Theme.space3
                y: Theme.px(12)
                name: lambda.icon
                color: lambda.chosen ? Theme.accentText : Theme.textTertiary
            }
            RowLayout {
                x: Theme.px(36)
                y: Theme.px(10)
                width: parent.width - x - Theme.space3

                Label {
                    text: lambda.name
                    medium: true
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
                Label {
                    text: lambda.price
                    kind: Label.Num
                    Accessible.ignored: true
                }
            }
            RowLayout {
                x: Theme.px(36)
                y: Theme.px(33)
                width: parent.width - x - Theme.space3
                spacing: Theme.px(6)

                Label {
                    text: lambda.author
                    kind: Label.Small
                    color: Theme.textTertiary
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
                Label {
                    text: qsTr("%1 runs").arg(lambda.runs)
                    kind: Label.NumS
                    color: Theme.textTertiary
                    Accessible.ignored: true
                }
                Label {
                    visible: text !== ""
                    text: lambda.rate
                    kind: Label.NumS
                    color: lambda.rateLow ? Theme.warnText : Theme.textTertiary
                    Accessible.ignored: true
                }
            }
            HoverHandler {
                id: hover

                cursorShape: Qt.PointingHandCursor
            }
            TapHandler {
                onTapped: {
                    list.currentIndex = lambda.index;
                    column.composer.choose(lambda.lambdaId);
                }
            }
        }
        Label {
            anchors.centerIn: parent
            width: parent.width - Theme.space6
            visible: list.count === 0
            text: column.composer.lambdas.search !== "" ? qsTr("Nothing matches “%1”.").arg(column.composer.lambdas.search) : qsTr("No lambda of this kind.")
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Label {
        text: qsTr("%n lambda(s) on this network", "", column.composer.lambdas.total)
        kind: Label.Small
        color: Theme.textTertiary
        Layout.bottomMargin: Theme.space4
    }
}
