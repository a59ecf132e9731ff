pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// Choose a network: one this computer knows, or a new one by invitation or address.
FirstRunPage {
    id: page

    readonly property var networks: app.networks

    function join(): void {
        if (!networks.busy)
            networks.join(invitation.text);
    }
    function proceed(): void {
        app.navigator.open(app.wallets.any ? "home" : "firstrun.create");
    }

    heading: qsTr("Choose a network")
    subline: qsTr("Money, lambdas and nodes belong to one network. You can follow several and switch between them later.")
    title: qsTr("Join a network")

    Component.onCompleted: {
        networks.clearError();
        invitation.forceActiveFocus();
    }

    Connections {
        target: page.networks

        function onJoinedNetwork() {
            page.proceed();
        }
    }

    TextField {
        id: invitation

        objectName: "invitation"
        Layout.fillWidth: true
        label: qsTr("Invitation link or address")
        placeholder: "leo:…  /ip4/…/ws/p2p/…  network.json" // lint: allow(translation) three forms that are typed
        mono: true
        prefixIcon: "link"
        error: page.networks.error
        hint: qsTr("Whoever runs the network gives it to you. It names the network's first block, so nobody can put another one in its place.")
        onAccepted: page.join()
    }
    Card {
        Layout.fillWidth: true
        visible: page.networks.networks.count > 0
        title: qsTr("Known networks")
        padding: 0
        spacing: 0

        Repeater {
            model: page.networks.networks

            NetworkRow {
                required property string chain
                required property string name
                required property string layerOne
                required property bool current
                required property bool onThisComputer
                required property bool softwareTpms

                Layout.fillWidth: true
                text: name
                layerOneText: layerOne
                local: onThisComputer
                software: softwareTpms
                chosen: current
                onClicked: {
                    page.networks.use(chain);
                    page.proceed();
                }
            }
        }
    }
    Label {
        visible: page.networks.networks.count === 0
        text: qsTr("This computer knows no network yet.")
        kind: Label.Small
        color: Theme.textTertiary
    }
    Item {
        Layout.fillHeight: true
    }

    footer: [
        Button {
            objectName: "join"
            text: qsTr("Join network")
            kind: Button.Primary
            size: Button.Large
            busy: page.networks.busy
            enabled: invitation.text.trim() !== ""
            onClicked: page.join()
        },
        Button {
            text: qsTr("Back")
            kind: Button.Ghost
            size: Button.Large
            onClicked: page.app.navigator.back()
        },
        Item {
            Layout.fillWidth: true
        }
    ]
    aside: HintColumn {
        brief: page.brief
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        hints: [
            {
                icon: "blocks",
                title: qsTr("One chain of blocks"),
                text: qsTr("Layer one records who offered what, who was drawn, and who was paid. Leo follows it and checks every block.")
            },
            {
                icon: "cpu",
                title: qsTr("Nodes with TPMs"),
                text: qsTr("A network says which TPMs it accepts. Where it accepts software TPMs, Leo says so on every page.")
            },
            {
                icon: "wallet",
                title: qsTr("Then a wallet"),
                text: qsTr("Your keys stay on this computer. One wallet works on every network; its balance is per network.")
            }
        ]
    }
}
