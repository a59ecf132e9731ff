import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// How a task ended: the sentence and the settlement record, to the ninth decimal.
Card {
    id: end

    required property TaskView task

    title: task.endTitle
    spacing: Theme.space3

    Label {
        text: end.task.endSentence
        kind: Label.Small
        color: Theme.textSecondary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    OfferBar {
        shares: end.task.settlement
        Layout.fillWidth: true
    }
}
