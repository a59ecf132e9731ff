import QtQuick
import Leo.Controls
import Leo.Ui

// What concerns every page: layer one's alarm, a lost network, a clock that is off. The most severe of them.
Banner {
    id: banner

    required property App app
    readonly property var networks: app.networks
    readonly property bool alarm: networks.link === NetworksArea.Alarm
    readonly property bool lost: networks.joined && networks.link === NetworksArea.Connecting && (wait.done || networks.stale)
    readonly property bool off: networks.clockWarning !== ""
    readonly property bool shown: alarm || lost || off

    kind: alarm ? "bad" : "warn"
    busy: lost && !alarm
    text: alarm ? qsTr("Layer one contradicts itself. %1 Leo has stopped following this network and signs nothing; your keys and drafts are unchanged.").arg(networks.problem) : lost ? qsTr("Reconnecting to %1. Everything below is as of %2, %3. Tasks continue without you; key requests wait until their deadline.").arg(networks.name).arg(networks.heightText).arg(networks.dataAge) : networks.clockWarning
    action: alarm ? qsTr("Other networks") : lost ? qsTr("Try now") : ""
    onTriggered: {
        if (alarm)
            app.navigator.open("settings.networks");
        else
            networks.reconnect();
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
