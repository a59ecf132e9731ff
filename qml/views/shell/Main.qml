import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The window: rail, header, and the page the Navigator says.
Basic.ApplicationWindow {
    id: window

    required property App app
    readonly property bool compact: width < (app.appearance.scalePercent >= 125 ? 1601 : 1280)
    readonly property AppPage page: loader.item as AppPage
    readonly property bool bare: page !== null && page.fullWindow

    title: page && page.title !== "" ? qsTr("%1 - Leo").arg(page.title) : qsTr("Leo")
    width: 1440
    height: 900
    minimumWidth: 1100
    minimumHeight: 720
    color: Theme.bgWindow

    Binding {
        target: Theme
        property: "dark"
        value: window.app.appearance.dark
    }
    Binding {
        target: Theme
        property: "scale"
        value: window.app.appearance.scalePercent / 100
    }
    Binding {
        target: Theme
        property: "motion"
        value: window.app.appearance.reduceMotion ? 0 : 1
    }
    Connections {
        target: window.app.navigator

        function onAboutToLeave() {
            if (!window.page)
                return;
            const state = window.page.saveState();
            if (window.page.scroller)
                state.scrollY = window.page.scroller.contentY;
            window.app.navigator.keepState(state);
        }
        function onPageChanged() {
            loader.load();
        }
    }

    Binding {
        target: window.app.announcer
        property: "target"
        value: voice
    }
    WindowKeys {
        app: window.app
        regions: window.bare ? [loader] : [rail, header, loader]
        typing: window.activeFocusItem instanceof TextInput || window.activeFocusItem instanceof TextEdit
        blocked: window.bare
        onPaletteRequested: palette.open()
        onShortcutsRequested: shortcuts.open()
    }

    // Whatever is announced is the name of this.
    Item {
        id: voice

        Accessible.role: Accessible.AlertMessage
        Accessible.name: window.app.announcer.text
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        Rail {
            id: rail

            Layout.fillHeight: true
            visible: !window.bare
            app: window.app
            compact: window.compact
        }
        ColumnLayout {
            spacing: 0

            Header {
                id: header

                Layout.fillWidth: true
                visible: !window.bare
                app: window.app
                compact: window.compact
                page: window.page
                onSearchRequested: palette.open()
            }
            StateBanner {
                Layout.fillWidth: true
                visible: shown && !window.bare
                app: window.app
            }
            Loader {
                id: loader

                function load(): void {
                    const nav = window.app.navigator;
                    if (nav.page === "") {
                        source = "";
                        return;
                    }
                    setSource(nav.source, {
                        app: window.app,
                        params: nav.params,
                        pageState: nav.pageState
                    });
                }

                Layout.fillWidth: true
                Layout.fillHeight: true
                focus: true
                Component.onCompleted: load()
            }
        }
    }
    ToastHost {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.space5
        app: window.app
    }
    CommandPalette {
        id: palette

        app: window.app
    }
    SigningDialog {
        signing: window.app.wallets.signing
        onUnlockRequested: window.app.navigator.open("unlock")
    }
    ShortcutList {
        id: shortcuts

        title: qsTr("Shortcuts")
    }
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.BackButton | Qt.ForwardButton
        onPressed: mouse => {
            if (mouse.button === Qt.BackButton)
                window.app.navigator.back();
            else
                window.app.navigator.forward();
        }
    }
}
