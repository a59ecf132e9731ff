import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// A question whose answer costs: focus is on the title, and the answer takes input 600 ms after the dialog stands still.
Dialog {
    id: ask

    property string bodyText

    money: true
    danger: true
    panelWidth: Theme.px(440)

    Label {
        visible: text !== ""
        text: ask.bodyText
        color: Theme.textSecondary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
}
