pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// Title or crumbs of the page, and what belongs to the whole program at the right.
Rectangle {
    id: header

    required property App app
    required property bool compact
    property AppPage page: null

    signal searchRequested

    implicitHeight: Theme.header
    color: Theme.bgWindow

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.pagePadding
        anchors.rightMargin: Theme.pagePadding
        spacing: Theme.px(12)

        Repeater {
            model: header.page ? header.page.crumbs : []

            LinkText {
                Layout.rightMargin: Theme.px(10)
                required property int index
                required property string modelData

                text: modelData
                color: Theme.textSecondary
                onClicked: header.app.navigator.open(header.page.crumbPages[index])

                Icon {
                    x: parent.width + Theme.px(2)
                    anchors.verticalCenter: parent.verticalCenter
                    name: "chevron-right"
                    size: Theme.iconSmall
                    color: Theme.textTertiary
                }
            }
        }
        Label {
            text: header.page ? header.page.title : ""
            kind: Label.TitleS
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        SearchButton {
            visible: !header.compact
            onClicked: header.searchRequested()
        }
        IconButton {
            visible: header.compact
            iconName: "search"
            tooltip: qsTr("Search")
            onClicked: header.searchRequested()
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.lineSubtle
    }
}
