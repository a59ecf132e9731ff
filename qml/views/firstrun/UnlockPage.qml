pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views
import Leo.Ui

// The password of a wallet, before anything can be signed. What keeps running meanwhile stands below.
AppPage {
    id: page

    readonly property var wallets: app.wallets
    readonly property var unlocking: wallets.unlocking
    readonly property int row: Math.max(0, wallets.wallets.rowOf(unlocking.account))

    function value(role: string): var {
        wallets.account; // follows the list
        return wallets.wallets.count > 0 ? wallets.wallets.value(row, role) ?? "" : "";
    }
    function unlock(): void {
        if (password.text !== "" && unlocking.waitSeconds === 0)
            unlocking.unlock(password.text);
    }

    fullWindow: true
    title: qsTr("Unlock")
    Component.onCompleted: password.forceActiveFocus()

    Connections {
        target: page.unlocking

        function onUnlocked() {
            password.text = "";
            if (page.app.navigator.canGoBack && !page.params.stay)
                page.app.navigator.back();
            else
                page.app.navigator.replace("home");
        }
        function onChanged() {
            if (page.unlocking.error !== "")
                password.text = "";
        }
    }

    ColumnLayout {
        anchors.centerIn: parent
        width: Theme.px(376)
        spacing: Theme.px(16)

        RowLayout {
            Layout.alignment: Qt.AlignHCenter
            Layout.bottomMargin: Theme.px(8)
            spacing: Theme.px(12)

            Mark {
                size: Theme.px(32)
            }
            Label {
                text: qsTr("Leo")
                kind: Label.TitleM
            }
        }
        Card {
            Layout.fillWidth: true
            padding: Theme.px(24)
            spacing: Theme.px(14)

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.px(12)

                Identicon {
                    seed: page.unlocking.account
                    dark: Theme.dark
                    implicitWidth: Theme.px(44)
                    implicitHeight: Theme.px(44)
                }
                ColumnLayout {
                    spacing: 0

                    Label {
                        text: page.value("name")
                        kind: Label.BodyL
                        strong: true
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }
                    Label {
                        text: page.value("shortAddress")
                        kind: Label.Num
                        color: Theme.textSecondary
                    }
                }
                Button {
                    id: switcher

                    visible: page.wallets.wallets.count > 1
                    text: qsTr("Switch")
                    size: Button.Small
                    trailingIcon: "chevron-down"
                    accessibleName: qsTr("Switch wallet")
                    onClicked: menu.open()

                    Popover {
                        id: menu

                        panelWidth: Theme.px(240)

                        contentItem: ColumnLayout {
                            spacing: 0

                            Repeater {
                                model: page.wallets.wallets

                                MenuRow {
                                    required property string name
                                    required property string account
                                    required property string shortAddress

                                    Layout.fillWidth: true
                                    text: name
                                    note: shortAddress
                                    selected: account === page.unlocking.account
                                    onClicked: {
                                        page.unlocking.choose(account);
                                        menu.close();
                                        password.forceActiveFocus();
                                    }
                                }
                            }
                        }
                    }
                }
            }
            TextField {
                id: password

                objectName: "unlockPassword"
                Layout.fillWidth: true
                label: qsTr("Wallet password")
                secret: true
                controlHeight: Theme.controlLarge
                error: page.unlocking.waitSeconds > 0 ? qsTr("Wait %n second(s) before the next try.", "", page.unlocking.waitSeconds) : page.unlocking.error
                onAccepted: page.unlock()
            }
            Button {
                objectName: "unlock"
                Layout.fillWidth: true
                text: page.unlocking.waitSeconds > 0 ? qsTr("Unlock in %1 s").arg(page.unlocking.waitSeconds) : qsTr("Unlock")
                kind: Button.Primary
                size: Button.Large
                busy: page.unlocking.busy
                enabled: page.unlocking.waitSeconds === 0 && password.text !== ""
                onClicked: page.unlock()
            }
            LinkText {
                Layout.alignment: Qt.AlignRight
                text: qsTr("Restore from the 24 words")
                kind: Label.Small
                onClicked: page.app.navigator.open("firstrun.restore")
            }
        }
        Note {
            visible: page.wallets.whileLocked.sentence !== ""
            Layout.fillWidth: true
            kind: "neutral"
            text: page.wallets.whileLocked.sentence
        }
        RowLayout {
            visible: page.app.networks.joined
            Layout.alignment: Qt.AlignHCenter
            spacing: Theme.px(12)

            Icon {
                name: page.app.networks.onThisComputer ? "laptop" : "globe"
                color: Theme.textTertiary
            }
            Label {
                text: page.app.networks.name
                kind: Label.Small
                color: Theme.textTertiary
            }
            Label {
                text: "#" + page.app.networks.heightText // lint: allow(translation) a sign and a figure
                kind: Label.Num
                color: Theme.textTertiary
                Accessible.name: qsTr("Block %1").arg(page.app.networks.heightText)
            }
            LinkText {
                text: qsTr("Explorer without unlocking")
                kind: Label.Small
                color: Theme.textSecondary
                onClicked: page.app.navigator.open("explorer.overview")
            }
        }
    }
}
