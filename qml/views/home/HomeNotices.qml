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

            implicitHeight: row.implicitHeight + 2 * Theme.space3
            Layout.fillWidth: true
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1. %2 %3").arg(title).arg(words).arg(age)

            RowLayout {
                id: row

                x: Theme.cardPadding
                y: Theme.space3
                width: parent.width - 2 * x
                spacing: Theme.space3

                Icon {
                    name: notice.icon
                    color: notice.tone === "ok" ? Theme.okText : notice.tone === "warn" ? Theme.warnText : notice.tone === "bad" ? Theme.badText : Theme.textTertiary
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Theme.px(2)
                }
                ColumnLayout {
                    spacing: Theme.px(2)

                    RowLayout {
                        Label {
                            text: notice.title
                            medium: true
                            strong: notice.unread
                            elide: Text.ElideRight
                            Layout.fillWidth: true
                            Accessible.ignored: true
                        }
                        Label {
                            text: notice.age
                            kind: Label.Caption
                            color: Theme.textTertiary
                            Accessible.ignored: true
                        }
                    }
                    Label {
                        visible: text !== ""
                        text: notice.words
                        kind: Label.Small
                        color: Theme.textTertiary
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    RowLayout {
                        visible: notice.needsDecision && !notice.later
                        spacing: Theme.space2
                        Layout.topMargin: Theme.space1

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
