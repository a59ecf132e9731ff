import QtQuick
import QtQuick.Layouts
import Leo.Controls

// A remark inside a card or form. kind: "info", "warn", "bad", "ok", "neutral".
Rectangle {
    id: note

    property string kind: "info"
    property string title
    required property string text
    property string action

    readonly property color ink: kind === "warn" ? Theme.warnText : kind === "bad" ? Theme.badText : kind === "ok" ? Theme.okText : kind === "info" ? Theme.accentText : Theme.textSecondary

    signal triggered

    implicitWidth: Theme.px(320)
    implicitHeight: row.implicitHeight + Theme.px(20)
    radius: Theme.radiusM
    color: kind === "warn" ? Theme.warnSubtle : kind === "bad" ? Theme.badSubtle : kind === "ok" ? Theme.okSubtle : kind === "info" ? Theme.accentSubtle : Theme.bgRaised
    Accessible.role: Accessible.Note
    Accessible.name: title !== "" ? title + ". " + text : text

    RowLayout {
        id: row

        x: Theme.px(12)
        y: Theme.px(10)
        width: parent.width - 2 * x
        spacing: Theme.px(10)

        Icon {
            name: note.kind === "warn" ? "triangle-alert" : note.kind === "bad" ? "octagon-alert" : note.kind === "ok" ? "circle-check" : "info"
            color: note.ink
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.px(1)
        }
        ColumnLayout {
            spacing: Theme.px(2)

            Label {
                visible: text !== ""
                text: note.title
                medium: true
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                text: note.text
                kind: Label.Small
                color: Theme.textSecondary
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        Button {
            visible: note.action !== ""
            text: note.action
            size: Button.Small
            onClicked: note.triggered()
        }
    }
}
