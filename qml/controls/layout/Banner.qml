import QtQuick
import QtQuick.Layouts
import Leo.Controls

// One line across the page, below the header: kind "warn", "bad" or "info"; title says what, text what it means and what
// to do; countdown is text that counts.
Rectangle {
    id: banner

    property string kind: "warn"
    property string title
    property string iconName: kind === "bad" ? "octagon-alert" : kind === "warn" ? "triangle-alert" : "info"
    required property string text
    property string action
    property string secondAction
    property string countdown
    property bool busy: false

    readonly property color ink: kind === "bad" ? Theme.badText : kind === "warn" ? Theme.warnText : Theme.accentText

    signal triggered
    signal secondTriggered

    implicitHeight: row.implicitHeight + Theme.px(16)
    color: kind === "bad" ? Theme.badSubtle : kind === "warn" ? Theme.warnSubtle : Theme.accentSubtle
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title === "" ? text : title + ". " + text

    RowLayout {
        id: row

        x: Theme.pagePadding
        y: Theme.px(8)
        width: parent.width - 2 * x
        spacing: Theme.px(10)

        Busy {
            visible: banner.busy
            color: banner.ink
        }
        Icon {
            visible: !banner.busy
            name: banner.iconName
            color: banner.ink
        }
        Label {
            visible: text !== ""
            text: banner.title
            strong: true
            Accessible.ignored: true
        }
        Label {
            text: banner.text
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            visible: text !== ""
            text: banner.countdown
            kind: Label.Num
            color: Theme.textSecondary
        }
        Button {
            visible: text !== ""
            text: banner.action
            size: Button.Small
            onClicked: banner.triggered()
        }
        Button {
            visible: text !== ""
            text: banner.secondAction
            size: Button.Small
            onClicked: banner.secondTriggered()
        }
    }
}
