pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views
import Leo.Ui

// Notices, newest first; one that needs a decision has its buttons in it. For Home and for the header's menu.
ColumnLayout {
    id: list

    required property App app
    property int most: 30

    signal opened

    spacing: 0

    Repeater {
        model: list.app.notifications.rows

        ColumnLayout {
            id: notice

            required property int index
            required property string title
            required property string noticeId
            required property string text
            required property string icon
            required property string tone
            required property string age
            required property bool read
            required property bool needsDecision
            required property string page
            required property string action
            required property string subject

            function open(): void {
                list.app.notifications.markRead(noticeId);
                list.opened();
                list.app.navigator.open(page, page.startsWith("run.") && page !== "run.new" ? {
                    id: subject
                } : {});
            }

            visible: index < list.most
            Layout.fillWidth: true
            spacing: Theme.px(8)
            Accessible.role: Accessible.ListItem
            Accessible.name: title + ". " + text + ". " + age

            RowLayout {
                Layout.fillWidth: true
                Layout.margins: Theme.px(14)
                Layout.bottomMargin: Theme.px(12)
                spacing: Theme.px(12)

                Icon {
                    name: notice.icon
                    color: notice.tone === "warn" ? Theme.warnText : notice.tone === "bad" ? Theme.badText : notice.tone === "ok" ? Theme.okText : Theme.textSecondary
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Theme.px(2)
                }
                ColumnLayout {
                    spacing: Theme.px(4)

                    RowLayout {
                        Layout.fillWidth: true

                        Label {
                            text: notice.title
                            medium: true
                            strong: !notice.read
                            elide: Text.ElideRight
                            Layout.fillWidth: true
                            Accessible.ignored: true
                        }
                        Label {
                            text: notice.age
                            kind: Label.Small
                            color: Theme.textTertiary
                            Accessible.ignored: true
                        }
                    }
                    Label {
                        visible: text !== ""
                        text: notice.text
                        kind: Label.Small
                        color: Theme.textTertiary
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    RowLayout {
                        visible: notice.needsDecision
                        spacing: Theme.px(8)

                        Button {
                            text: notice.action
                            kind: Button.Primary
                            size: Button.Small
                            onClicked: notice.open()
                        }
                        Button {
                            text: qsTr("Later")
                            size: Button.Small
                            onClicked: {
                                list.app.notifications.markRead(notice.noticeId);
                                list.opened();
                            }
                        }
                    }
                    LinkText {
                        visible: !notice.needsDecision && notice.action !== ""
                        text: notice.action
                        accessibleName: notice.action + ": " + notice.title
                        kind: Label.Small
                        onClicked: notice.open()
                    }
                }
            }
            Separator {
                Layout.fillWidth: true
            }
        }
    }
    EmptyState {
        visible: list.app.notifications.known && list.app.notifications.rows.count === 0
        Layout.fillWidth: true
        Layout.margins: Theme.px(24)
        iconName: "bell"
        title: qsTr("Nothing to tell")
        text: qsTr("What needs your decision, and what ended, appears here.")
    }
}
