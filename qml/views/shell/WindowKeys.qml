pragma ComponentBehavior: Bound

import QtQuick
import Leo.Ui

// The keys that work everywhere. Two-key ones and single letters rest while a text is typed; blocked (first run,
// unlocking) leaves only those that concern the look.
Item {
    id: keys

    required property App app
    required property list<Item> regions
    property bool typing: false
    property bool blocked: false

    signal paletteRequested
    signal shortcutsRequested

    function go(page: string): void {
        app.navigator.open(page);
    }

    function isWithin(item: Item, region: Item): bool {
        for (let at = item; at; at = at.parent) {
            if (at === region)
                return true;
        }
        return false;
    }

    // From the region that has the focus to the next that has something to focus. A region may lie within another
    // (the right column of a page within its content); the inner one, which comes later, counts.
    function region(step: int): void {
        let at = -1;
        for (let i = 0; i < regions.length; ++i) {
            if (isWithin(Window.activeFocusItem, regions[i]))
                at = i;
        }
        if (at < 0 && step < 0)
            at = 0;
        for (let tries = 0; tries < regions.length; ++tries) {
            at = (at + step + regions.length) % regions.length;
            const first = regions[at].nextItemInFocusChain(true);
            if (first && isWithin(first, regions[at])) {
                first.forceActiveFocus(Qt.TabFocusReason);
                return;
            }
        }
    }

    Shortcut {
        sequence: "Ctrl+K"
        enabled: !keys.blocked
        onActivated: keys.paletteRequested()
    }
    Repeater {
        model: ["home", "run.new", "publish.lambdas", "node.dashboard", "explorer.overview"]

        Item {
            id: view

            required property int index
            required property string modelData

            Shortcut {
                sequence: "Ctrl+" + (view.index + 1)
                enabled: !keys.blocked
                onActivated: keys.go(view.modelData)
            }
        }
    }
    Repeater {
        model: [["G,T", "run.new"], ["G,L", "publish.new"], ["G,N", "node.dashboard"], ["G,E", "explorer.overview"], ["G,H", "home"]]

        Item {
            id: jump

            required property var modelData

            Shortcut {
                sequence: jump.modelData[0]
                enabled: !keys.typing && !keys.blocked
                onActivated: keys.go(jump.modelData[1])
            }
        }
    }
    Shortcut {
        sequence: "Alt+Left"
        onActivated: keys.app.navigator.back()
    }
    Shortcut {
        sequence: "Alt+Right"
        onActivated: keys.app.navigator.forward()
    }
    Shortcut {
        sequence: "F6"
        onActivated: keys.region(1)
    }
    Shortcut {
        sequence: "Shift+F6"
        onActivated: keys.region(-1)
    }
    Shortcut {
        sequence: "Ctrl+N"
        enabled: !keys.blocked
        onActivated: keys.go(keys.app.navigator.area === "publish" ? "publish.new" : "run.new")
    }
    Shortcut {
        sequence: "Ctrl+L"
        enabled: !keys.blocked && keys.app.wallets.unlocked
        onActivated: keys.app.wallets.lock()
    }
    Shortcut {
        sequence: "Ctrl+Shift+H"
        onActivated: keys.app.settings.hideAmounts = !keys.app.settings.hideAmounts
    }
    Shortcut {
        sequence: "Ctrl+Shift+L"
        onActivated: keys.app.appearance.toggleTheme()
    }
    Shortcut {
        sequences: ["Ctrl++", "Ctrl+="]
        onActivated: keys.app.appearance.zoom(1)
    }
    Shortcut {
        sequence: "Ctrl+-"
        onActivated: keys.app.appearance.zoom(-1)
    }
    Shortcut {
        sequence: "Ctrl+0"
        onActivated: keys.app.appearance.zoom(0)
    }
    Shortcut {
        sequence: "Ctrl+,"
        enabled: !keys.blocked
        onActivated: keys.go("settings.general")
    }
    Shortcut {
        sequence: "Ctrl+Q"
        onActivated: keys.app.background.askToQuit()
    }
    Shortcut {
        sequence: "F1"
        enabled: !keys.blocked
        onActivated: keys.app.navigator.open("help", {
            about: keys.app.navigator.page
        })
    }
    Shortcut {
        sequences: ["?", "Shift+?"]
        enabled: !keys.typing
        onActivated: keys.shortcutsRequested()
    }
}
