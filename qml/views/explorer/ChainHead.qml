import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The head of a page of details: what it is, its whole id with copy, badges and actions, these below where they have no
// room beside.
GridLayout {
    id: head

    required property string heading
    required property string fullId
    property string iconName
    property string seed // of an identicon, in place of the icon
    property bool mono: false
    property alias badges: badgeRow.data
    property alias actions: actionRow.data

    readonly property bool narrow: width < Theme.px(640)

    columns: narrow ? 2 : 4
    columnSpacing: Theme.space3
    rowSpacing: Theme.space2

    Identicon {
        visible: head.seed !== ""
        seed: head.seed
        dark: Theme.dark
        radius: Theme.radiusL
        Layout.preferredWidth: Theme.px(40)
        Layout.preferredHeight: Theme.px(40)
    }
    Rectangle {
        visible: head.iconName !== "" && head.seed === ""
        radius: Theme.radiusL
        color: Theme.accentSubtle
        Layout.preferredWidth: Theme.px(40)
        Layout.preferredHeight: Theme.px(40)

        Icon {
            anchors.centerIn: parent
            name: head.iconName
            size: Theme.iconLarge
            color: Theme.accentText
        }
    }
    ColumnLayout {
        spacing: Theme.px(2)
        Layout.fillWidth: true

        RowLayout {
            spacing: Theme.space2

            Label {
                text: head.heading
                kind: head.mono ? Label.NumL : Label.TitleS
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            GridLayout {
                id: badgeRow

                columns: head.narrow ? 1 : 8
                columnSpacing: Theme.space2
                rowSpacing: Theme.space1
            }
        }
        HashText {
            visible: head.fullId !== ""
            value: head.fullId
            shown: head.fullId
            kindName: head.heading
            color: Theme.textSecondary
            // No share of the own width: each change of it would lay out the page once more.
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
        }
    }
    Item {
        visible: !head.narrow
        Layout.fillWidth: true
    }
    RowLayout {
        id: actionRow

        visible: children.length > 0
        Layout.columnSpan: head.narrow ? 2 : 1
        spacing: Theme.space2
    }
}
