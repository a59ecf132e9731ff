import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// How credit is spread over the nodes.
Card {
    id: card

    required property var credit

    signal nodesWanted

    title: qsTr("Credit")
    actions: LinkText {
        text: qsTr("Nodes")
        onClicked: card.nodesWanted()
    }

    Label {
        text: qsTr("Nodes %1 · Total %2 · Median %3").arg(card.credit.nodes ?? "").arg(card.credit.total ?? "").arg(card.credit.median ?? "")
        kind: Label.Small
        color: Theme.textSecondary
    }
    ChainBars {
        bars: card.credit.bars ?? []
        Accessible.name: qsTr("Nodes by credit")
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.px(4)
        Layout.fillWidth: true

        Repeater {
            model: card.credit.bars ?? []

            Label {
                required property var modelData

                text: modelData.from
                kind: Label.Caption
                color: Theme.textTertiary
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
                Layout.preferredWidth: 1
            }
        }
    }
    Label {
        text: qsTr("Nodes by credit. Credit is earned by honest work and cannot be bought or sent. The highest J leads, which favours big credit: the list of nodes shows how often each led.")
        kind: Label.Small
        color: Theme.textTertiary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
}
