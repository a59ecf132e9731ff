pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// The first page on a computer without a wallet: three ways to begin.
FirstRunPage {
    id: page

    property int choice: 0
    readonly property var options: [
        {
            title: qsTr("Try it on this computer"),
            description: qsTr("A private network with its own layer one and 20 nodes, each with a software TPM. Comes with funded sample wallets for Alice and Bob."),
            icon: "laptop",
            facts: [{
                    icon: "clock",
                    text: qsTr("about 5 s")
                }, {
                    icon: "disk",
                    text: qsTr("300 MB")
                }, {
                    icon: "wifi-off",
                    text: qsTr("works offline")
                }],
            spoken: qsTr("Try it on this computer, private network with 20 nodes, about 5 seconds, 300 megabytes"),
            button: qsTr("Start local network"),
            buttonIcon: "play",
            remark: qsTr("Nothing leaves this computer.")
        },
        {
            title: qsTr("Join a network"),
            description: qsTr("Connect to a network that you have an address of or an invitation for."),
            icon: "globe",
            facts: [{
                    icon: "clock",
                    text: qsTr("about 2 min")
                }, {
                    icon: "network",
                    text: qsTr("needs a connection")
                }],
            spoken: qsTr("Join a network, with an address or an invitation, about 2 minutes"),
            button: qsTr("Choose network"),
            buttonIcon: "arrow-right",
            remark: qsTr("You make or restore a wallet afterwards.")
        },
        {
            title: qsTr("Restore a wallet"),
            description: qsTr("From its recovery words or a backup file. The network is next."),
            icon: "undo",
            facts: [{
                    icon: "key",
                    text: qsTr("24 words, or a backup file")
                }],
            spoken: qsTr("Restore a wallet, from 24 words or a backup file"),
            button: qsTr("Restore wallet"),
            buttonIcon: "arrow-right",
            remark: qsTr("Your words stay on this computer.")
        }
    ]

    function begin(): void {
        if (choice === 0) {
            app.networks.start.begin();
            app.navigator.replace("firstrun.starting");
        } else {
            app.navigator.open(choice === 1 ? "firstrun.join" : "firstrun.restore");
        }
    }

    heading: qsTr("Run code on data\nneither side has to reveal.")
    headingKind: Label.Display
    subline: qsTr("Alice's picture and Bob's code meet only inside a machine that about nine others are checking. Choose how to start; Settings can change it.")
    title: qsTr("Welcome")

    Component.onCompleted: cards.itemAt(0).forceActiveFocus(Qt.TabFocusReason)
    Keys.onReturnPressed: begin()
    Keys.onEnterPressed: begin()

    Repeater {
        id: cards

        model: page.options

        StartOption {
            required property int index
            required property var modelData

            objectName: "option" + index
            Layout.fillWidth: true
            option: modelData
            chosen: page.choice === index
            spoken: qsTr("%1, option %2 of %3").arg(modelData.spoken).arg(index + 1).arg(page.options.length)
            compact: page.height < Theme.px(800)
            onPicked: page.choice = index
            onMoved: step => {
                const next = (page.choice + step + page.options.length) % page.options.length;
                cards.itemAt(next).forceActiveFocus(Qt.TabFocusReason);
                page.choice = next;
            }
            onAccepted: page.begin()
        }
    }
    Note {
        visible: page.choice === 0
        Layout.fillWidth: true
        kind: "neutral"
        text: qsTr("Software TPM: proves the protocol, not the machine. Use this network to learn and test, not for data you want to protect.")
    }
    Item {
        Layout.fillHeight: true
    }

    footer: [
        Button {
            objectName: "begin"
            text: page.options[page.choice].button
            iconName: page.options[page.choice].buttonIcon
            kind: Button.Primary
            size: Button.Large
            onClicked: page.begin()
        },
        Label {
            text: page.options[page.choice].remark
            kind: Label.Small
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        },
        Select {
            implicitWidth: Theme.px(96)
            accessibleName: qsTr("Language")
            model: ["English", "Deutsch"]
            currentIndex: page.app.settings.language === "de" || (page.app.settings.language === "" && Qt.locale().name.startsWith("de")) ? 1 : 0
            onActivated: index => page.app.settings.language = index === 1 ? "de" : "en"
        },
        IconButton {
            iconName: page.app.appearance.dark ? "moon" : "sun"
            tooltip: page.app.appearance.dark ? qsTr("Light theme") : qsTr("Dark theme")
            onClicked: page.app.appearance.toggleTheme()
        }
    ]
    aside: [
        ExampleRing {
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(Theme.px(20), (parent.height - Theme.px(200) - height) / 2)
            size: page.brief ? Theme.px(230) : page.narrow ? Theme.px(260) : Theme.px(312)
        },
        GridLayout {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: page.brief ? Theme.px(24) : Theme.px(40)
            width: parent.width
            columns: page.brief ? 1 : 3
            columnSpacing: Theme.px(32)
            rowSpacing: Theme.px(12)

            Repeater {
                model: [{
                        icon: "lock",
                        title: qsTr("Encrypted before it leaves"),
                        text: qsTr("Code and data are sealed on their owner's computer. Nodes store only ciphertext.")
                    }, {
                        icon: "shield-check",
                        title: qsTr("Chosen by lottery, then checked"),
                        text: qsTr("A verifiable draw picks who runs the task. The others verify its TPM before, during and after.")
                    }, {
                        icon: "key",
                        title: qsTr("You hand over the key"),
                        text: qsTr("Your key goes to one verified machine, for one task. You can refuse.")
                    }]

                GridLayout {
                    id: sentence

                    required property var modelData

                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    columns: page.brief ? 2 : 1
                    columnSpacing: Theme.px(10)
                    rowSpacing: Theme.px(6)

                    Icon {
                        name: sentence.modelData.icon
                        size: Theme.iconLarge
                        color: Theme.accentText
                        Layout.alignment: Qt.AlignTop
                    }
                    Label {
                        text: sentence.modelData.title
                        strong: true
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                    }
                    Label {
                        visible: !page.narrow
                        text: sentence.modelData.text
                        kind: Label.Small
                        color: Theme.textTertiary
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                    }
                }
            }
        }
    ]
}
