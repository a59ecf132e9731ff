pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// Notifications, those that need a decision with their buttons.
Card {
    id: card

    required property HomeView view

    signal opened(page: string, subject: string)

    title: qsTr("Notifications")
    padding: 0
    spacing: 0
    actions: [
        LinkText {
            visible: card.view.unread > 0
            text: qsTr("Mark all read")
            onClicked: card.view.markAllRead()
        }
    ]

    Repeater {
        id: notices

        model: card.view.notices

        Item {
            id: notice

            required property int index
            required property string title
            required property string noticeId
            required property string words
            required property string age
            required property string icon
            required property string tone
            required property bool unread
            required property bool needsDecision
            required property string page
            required property string subject
            property bool later: false

            implicitHeight: column.height + 2 * Theme.space3
            Layout.fillWidth: true
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1. %2 %3").arg(title).arg(words).arg(age)

            Icon {
                id: mark

                x: Theme.cardPadding
                y: Theme.space3 + Theme.px(2)
                name: notice.icon
                color: notice.tone === "ok" ? Theme.okText : notice.tone === "warn" ? Theme.warnText : notice.tone === "bad" ? Theme.badText : Theme.textTertiary
            }
            // A positioner: layouts within layouts lose the height of a title that breaks.
            Column {
                id: column

                x: mark.x + mark.width + Theme.space3
                y: Theme.space3
                width: parent.width - x - Theme.cardPadding
                spacing: Theme.px(2)

                Item {
                    width: parent.width
                    height: heading.height

                    Label {
                        id: heading

                        width: parent.width - age.width - Theme.space2
                        text: notice.title
                        medium: true
                        strong: notice.unread
                        wrapMode: Text.Wrap
                        Accessible.ignored: true
                    }
                    Label {
                        id: age

                        anchors.right: parent.right
                        height: Theme.px(20)
                        text: notice.age
                        kind: Label.Caption
                        color: Theme.textTertiary
                        Accessible.ignored: true
                    }
                }
                Label {
                    visible: text !== ""
                    width: parent.width
                    text: notice.words
                    kind: Label.Small
                    color: Theme.textTertiary
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
                Row {
                    visible: notice.needsDecision && !notice.later
                    topPadding: Theme.space1
                    spacing: Theme.space2

                    Button {
                        kind: Button.Primary
                        size: Button.Small
                        text: qsTr("Review request")
                        onClicked: {
                            card.view.markRead(notice.noticeId);
                            card.opened(notice.page, notice.subject);
                        }
                    }
                    Button {
                        size: Button.Small
                        text: qsTr("Later")
                        onClicked: notice.later = true
                    }
                }
            }
            Separator {
                visible: notice.index + 1 < notices.count
                width: parent.width
                anchors.bottom: parent.bottom
            }
            TapHandler {
                enabled: notice.page !== "" && !notice.needsDecision
                onTapped: {
                    card.view.markRead(notice.noticeId);
                    card.opened(notice.page, notice.subject);
                }
            }
        }
    }
    Label {
        visible: notices.count === 0
        text: qsTr("Nothing new.")
        color: Theme.textTertiary
        Layout.margins: Theme.cardPadding
    }
}
