import QtQuick
import QtQuick.Dialogs
import Leo.Controls
import Leo.Ui

// What concerns every page: layer one's alarm, a disk that takes no blocks, a lost network, a clock that is off. The
// most severe of them.
Banner {
    id: banner

    required property App app
    readonly property var networks: app.networks
    readonly property bool alarm: networks.link === NetworksArea.Alarm
    readonly property bool storage: networks.storageProblem !== ""
    readonly property bool lost: networks.joined && networks.link === NetworksArea.Connecting && (wait.done || networks.stale)
    readonly property bool never: lost && !networks.anythingKnown
    readonly property bool stopped: lost && networks.localGone
    readonly property bool off: networks.clockWarning !== ""
    readonly property bool shown: alarm || storage || lost || off
    readonly property string trouble: alarm ? "alarm" : storage ? "storage" : stopped ? "stopped" : never ? "never" : lost ? "lost" : off ? "clock" : ""

    objectName: "stateBanner"
    kind: alarm || storage ? "bad" : "warn"
    iconName: trouble === "clock" ? "clock" : trouble === "lost" || trouble === "never" || trouble === "stopped" ? "wifi-off" : kind === "bad" ? "octagon-alert" : "triangle-alert"
    title: ({
            alarm: qsTr("Layer one contradicts itself"),
            storage: networks.diskFull ? qsTr("The disk is full") : qsTr("Blocks cannot be kept"),
            stopped: qsTr("The local network is not running"),
            never: qsTr("Cannot reach %1").arg(networks.name),
            lost: qsTr("Reconnecting to %1").arg(networks.name),
            clock: qsTr("This computer's clock is off")
        })[trouble] ?? ""
    text: ({
            alarm: qsTr("%1 Leo has stopped following this network and signs nothing; your keys and drafts are unchanged.").arg(networks.problem),
            storage: networks.storageProblem,
            stopped: qsTr("Everything below is as of #%1, %2. Chain, wallets and lambdas stay on this computer.").arg(networks.heightText).arg(networks.dataAge),
            never: qsTr("None of the %n known entry point(s) answered. Your tasks continue on the network; you will see the result when you are back.", "", networks.entryPoints),
            lost: qsTr("Everything below is as of #%1, %2. Tasks continue without you; key requests wait until their deadline.").arg(networks.heightText).arg(networks.dataAge),
            clock: networks.clockWarning
        })[trouble] ?? ""
    action: trouble === "alarm" ? qsTr("Export evidence") : trouble === "stopped" ? qsTr("Start it") : lost ? qsTr("Try now") : ""
    secondAction: trouble === "alarm" ? qsTr("Other networks") : trouble === "never" ? qsTr("Network settings") : ""
    onTroubleChanged: announcing.restart()
    onTriggered: {
        if (alarm) {
            saver.open();
        } else if (stopped) {
            networks.start.begin();
            app.navigator.open("firstrun.starting");
        } else {
            networks.reconnect();
        }
    }
    onSecondTriggered: app.navigator.open("settings.networks")

    FileDialog {
        id: saver

        title: qsTr("Export evidence")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "json"
        onAccepted: banner.networks.exportAlarm(selectedFile)
    }
    Connections {
        target: banner.networks

        function onExported(path) {
            banner.app.toasts.show(qsTr("Evidence saved to %1").arg(path));
        }
    }
    // Once its words are there. A clock that is off blocks nothing.
    Timer {
        id: announcing

        interval: 0
        onTriggered: if (banner.trouble !== "" && banner.trouble !== "clock") {
            banner.app.announcer.alert(qsTr("%1. %2").arg(banner.title).arg(banner.text));
        }
    }
    // A connection that comes back at once is no news.
    Timer {
        id: wait

        property bool done: false

        interval: 3000
        running: banner.networks.link === NetworksArea.Connecting
        onRunningChanged: if (!running && banner.networks.link !== NetworksArea.Connecting) {
            done = false;
        }
        onTriggered: done = true
    }
}
