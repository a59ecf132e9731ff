import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// The two halves of first run: what to decide at the left, what it means at the right.
AppPage {
    id: page

    property alias heading: headingLabel.text
    property int headingKind: Label.TitleL
    property alias subline: sublineLabel.text
    property alias footer: footerRow.data
    property alias aside: rightHalf.data
    property alias headingItem: headingLabel
    readonly property bool narrow: width < Theme.px(1280)
    // At a large scale the choice keeps the room it needs, and what it means gets the rest.
    readonly property real asideWidth: narrow ? Math.min(Theme.px(468), width - Theme.px(440)) : width - Theme.px(632)
    readonly property bool brief: asideWidth < Theme.px(400)
    default property alias content: column.data

    fullWindow: true
    title: heading
    scroller: flick
    focusFirst: headingLabel

    RowLayout {
        anchors.fill: parent
        spacing: 0

        Item {
            Layout.fillHeight: true
            Layout.fillWidth: true

            RowLayout {
                id: brand

                x: Theme.px(56)
                y: page.height < Theme.px(800) ? Theme.px(24) : Theme.px(40)
                spacing: Theme.px(8)

                Mark {
                    size: Theme.px(26)
                }
                Label {
                    text: qsTr("Leo")
                    kind: Label.TitleS
                }
            }
            Flickable {
                id: flick

                anchors.top: brand.bottom
                anchors.topMargin: page.height < Theme.px(800) ? Theme.px(12) : Theme.px(40)
                anchors.bottom: bar.top
                anchors.bottomMargin: Theme.px(8)
                x: Theme.px(48)
                width: parent.width - 2 * x
                contentHeight: column.implicitHeight + Theme.px(16)
                boundsBehavior: Flickable.StopAtBounds
                clip: true

                ColumnLayout {
                    id: column

                    x: Theme.px(8)
                    y: Theme.px(6)
                    width: flick.width - 2 * x
                    height: Math.max(implicitHeight, flick.height - 2 * y)
                    spacing: Theme.px(12)

                    Label {
                        id: headingLabel

                        kind: page.headingKind
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                        Accessible.role: Accessible.Heading
                        Accessible.name: text
                    }
                    Label {
                        id: sublineLabel

                        visible: text !== ""
                        kind: Label.BodyL
                        color: Theme.textSecondary
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                        Layout.bottomMargin: Theme.px(8)
                    }
                }
            }
            RowLayout {
                id: bar

                x: Theme.px(56)
                width: parent.width - 2 * x
                anchors.bottom: parent.bottom
                anchors.bottomMargin: page.height < Theme.px(800) ? Theme.px(20) : Theme.px(32)
                spacing: Theme.px(12)

                RowLayout {
                    id: footerRow

                    Layout.fillWidth: true
                    spacing: Theme.px(12)
                }
            }
        }
        Rectangle {
            Layout.fillHeight: true
            Layout.preferredWidth: page.asideWidth
            color: Theme.bgRail

            Rectangle {
                width: 1
                height: parent.height
                color: Theme.lineSubtle
            }
            Item {
                id: rightHalf

                anchors.fill: parent
                anchors.leftMargin: page.brief ? Theme.px(24) : page.narrow ? Theme.px(32) : Theme.px(56)
                anchors.rightMargin: anchors.leftMargin
            }
        }
    }
}
