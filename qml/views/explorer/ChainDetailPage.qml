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

    ChainSentence {
        visible: page.detail.status !== "ready"
        status: page.detail.status
        text: page.detail.status === "loading" ? qsTr("Reading the index") : page.detail.status === "missing" ? qsTr("%1 It was searched on this network only; another network may have it.").arg(page.detail.problem) : page.detail.problem
        Layout.fillWidth: true
        Layout.topMargin: Theme.space8
    }
    ColumnLayout {
        id: body

        visible: page.detail.status === "ready"
        spacing: Theme.cardGap
        Layout.fillWidth: true
    }
}
