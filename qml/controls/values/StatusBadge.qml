import QtQuick
import QtQuick.Layouts
import Leo.Controls

// A state in its one icon, one colour and one word. status: done, running, attention, warning, failed, stopped, notYet,
// skipped, silent, returned, sealed, neutral, info.
Rectangle {
    id: badge

    required property string status
    required property string text
    property bool plain: false // icon and word without a background, for narrow columns

    readonly property string iconName: ({
            done: "circle-check",
            running: "loader",
            attention: "key",
            warning: "triangle-alert",
            failed: "circle-x",
            stopped: "octagon-x",
            notYet: "circle",
            skipped: "circle-dashed",
            silent: "circle-dashed",
            returned: "return",
            sealed: "lock",
            neutral: "",
            info: "info"
        })[status] ?? ""
    readonly property color ink: ({
            done: Theme.okText,
            running: Theme.accentText,
            attention: Theme.warnText,
            warning: Theme.warnText,
            failed: Theme.badText,
            stopped: Theme.badText,
            silent: Theme.warnText,
            returned: Theme.textSecondary,
            neutral: Theme.textSecondary,
            info: Theme.accentText
        })[status] ?? Theme.textTertiary
    readonly property color fill: ({
            done: Theme.okSubtle,
            running: Theme.accentSubtle,
            attention: Theme.warnSubtle,
            warning: Theme.warnSubtle,
            failed: Theme.badSubtle,
            stopped: Theme.badSubtle,
            info: Theme.accentSubtle
        })[status] ?? Theme.bgRaised

    implicitWidth: row.implicitWidth + (plain ? 0 : Theme.px(14))
    implicitHeight: Theme.px(22)
    radius: Theme.radiusS
    color: plain ? "transparent" : fill
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    RowLayout {
        id: row

        x: badge.plain ? 0 : Theme.px(6)
        width: Math.min(implicitWidth, badge.width - 2 * x)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(6)

        Busy {
            visible: badge.status === "running"
            size: Theme.iconSmall
            color: badge.ink
        }
        Icon {
            visible: badge.status !== "running" && badge.iconName !== ""
            name: badge.iconName
            size: Theme.iconSmall
            color: badge.ink
        }
        Label {
            text: badge.text
            kind: Label.Small
            medium: !badge.plain // a table of them is calm
            color: badge.ink
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
