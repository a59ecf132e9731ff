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

    // An opened page has the focus on its title, unless it gave it to a control of its own.
    function settleFocus(): void {
        const reason = app.inputMode.keyboard ? Qt.TabFocusReason : Qt.OtherFocusReason;
        if (!page || (activeFocusItem !== page && keys.isWithin(activeFocusItem, page)))
            return;
        if (page.focusFirst)
            page.focusFirst.forceActiveFocus(reason);
        else if (!bare)
            header.focusTitle(reason);
    }

    // What a keyboard user comes to is on screen, whatever it lies in.
    function reveal(item: Item): void {
        for (let at = item ? item.parent : null; at; at = at.parent) {
            const view = at as Flickable;
            if (!view || view instanceof ListView || view.contentHeight <= view.height)
                continue;
            const top = item.mapToItem(view.contentItem, 0, 0).y;
            const bottom = top + item.height;
            if (top < view.contentY + Theme.space2)
                view.contentY = Math.max(0, top - Theme.space4);
            else if (bottom > view.contentY + view.height - Theme.space2)
                view.contentY = Math.min(view.contentHeight - view.height, bottom - view.height + Theme.space4);
        }
    }

    title: page && page.title !== "" ? qsTr("%1 - Leo").arg(page.title) : qsTr("Leo")
    width: 1440
    height: 900
    minimumWidth: 1100
    minimumHeight: 720
    color: Theme.bgWindow
    onActiveFocusItemChanged: if (app.inputMode.keyboard) {
        reveal(activeFocusItem);
    }
    onClosing: close => close.accepted = app.background.closing()

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
        value: window.app.appearance.still ? 0 : 1
    }
    Binding {
        target: Theme
        property: "keyboard"
        value: window.app.inputMode.keyboard
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
            settling.restart();
        }
    }

    // After the page has settled what takes the focus by itself.
    Timer {
        id: settling

        interval: 0
        onTriggered: window.settleFocus()
    }

    Connections {
        target: window.app.background

        function onHide() {
            window.hide();
        }
        function onShow() {
            window.show();
            window.requestActivate();
        }
    }

    Binding {
        target: window.app.announcer
        property: "target"
        value: voice
    }
    WindowKeys {
        id: keys

        app: window.app
        regions: window.bare ? [loader] : window.page && window.page.rightColumn ? [rail, header, loader, window.page.rightColumn] : [rail, header, loader]
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
    SkipLink {
        visible: !window.bare
        onClicked: {
            const first = loader.nextItemInFocusChain(true);
            if (first)
                first.forceActiveFocus(Qt.TabFocusReason);
        }
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

                z: 1 // figures that were scrolled out are drawn all the same in the software renderer of Qt 6.4
                Layout.fillWidth: true
                visible: !window.bare
                app: window.app
                compact: window.compact
                page: window.page
                onSearchRequested: palette.open()
            }
            StateBanner {
                z: 1
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
    LeaveDialog {
        app: window.app
    }
    CrashDialog {
        app: window.app
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
