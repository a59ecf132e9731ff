import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Leo.Controls
import Leo.Ui
import Leo.Views

// The operator's node: the checklist while it is stopped, else what it is, does and earns.
AppPage {
    id: page

    readonly property NodeArea area: app.node
    readonly property var shown: content.item
    readonly property var mark: area.badge
    // Columns that scroll on their own need the width of three and some height.
    readonly property bool wide: width >= Theme.px(1180) && Window.height >= Theme.px(800)

    title: area.name !== "" ? area.name : qsTr("Node")
    badge: mark.status
    badgeText: area.known ? mark.text : ""
    scroller: shown ? shown.scroller : null
    Component.onCompleted: area.enter()
    Component.onDestruction: area.leave()

    Binding {
        target: page.area
        property: "rolesHidden"
        value: page.app.settings.hideAmounts
    }
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: page.area.known && page.area.stopped && page.area.canStart
        onActivated: page.area.start()
    }
    ColumnLayout {
        visible: !page.area.known
        anchors.fill: parent
        anchors.margins: Theme.pagePadding
        spacing: Theme.cardGap

        Skeleton {
            rows: 2
            Layout.fillWidth: true
        }
        Skeleton {
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
    // Not in a view: a window that changes its size must not close a question.
    NodeStopDialog {
        id: stopDialog

        app: page.app
    }
    Connections {
        target: content.item
        ignoreUnknownSignals: true

        function onStopWanted() {
            if (page.area.stopCosts)
                stopDialog.open();
            else
                page.area.stop();
        }
    }
    Loader {
        id: content

        readonly property string view: !page.area.known ? "" : page.area.stopped ? "NodeStartView.qml" : page.wide ? "NodeWideView.qml" : "NodeNarrowView.qml"

        function load(): void {
            if (view === "")
                source = "";
            else
                setSource(view, {app: page.app});
        }

        anchors.fill: parent
        onViewChanged: load()
        Component.onCompleted: load()
    }
}
