import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// A page about one thing: its content when it is there, else why it is not.
ScrollPage {
    id: page

    required property Detail detail
    default property alias whenReady: body.data

    ChainAbsent {
        visible: page.detail.status !== "ready"
        status: page.detail.status
        text: page.detail.status === "missing" ? qsTr("%1 It was searched on %2 only; another network may have it.").arg(page.detail.problem).arg(page.app.networks.name !== "" ? page.app.networks.name : qsTr("this network")) : page.detail.problem
        action: page.detail.status === "missing" ? qsTr("Other networks") : ""
        Layout.fillWidth: true
        onTriggered: page.app.navigator.open("settings.networks")
    }
    ColumnLayout {
        id: body

        visible: page.detail.status === "ready"
        spacing: Theme.cardGap
        Layout.fillWidth: true
    }
}
