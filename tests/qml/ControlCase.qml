import QtQuick
import QtTest
import Leo.Controls

// What the tests of all controls share. `stage` is where controls are made: a TestCase itself is never visible.
TestCase {
    property Item stage: parent as Item

    when: windowShown
    Component.onCompleted: Theme.motion = 0

    function make(component: Component, properties: var): Item {
        return createTemporaryObject(component, stage, properties ?? {});
    }

    // The first item below (and with) `item` for which `matches` holds.
    function find(item: Item, matches: var): Item {
        if (!item)
            return null;
        if (matches(item))
            return item;
        for (let i = 0; i < item.children.length; ++i) {
            const found = find(item.children[i], matches);
            if (found)
                return found;
        }
        return null;
    }
    function childrenOf(item: Item): var {
        const list = [];
        for (let i = 0; i < item.children.length; ++i)
            list.push(item.children[i]);
        return list;
    }
    // A visible text, anywhere below.
    function shows(item: Item, words: string): bool {
        return find(item, part => part.visible && part.text === words && part.textFormat !== undefined) !== null;
    }
    function icon(item: Item, name: string): Item {
        return find(item, part => part.visible && part instanceof Icon && part.name === name);
    }
    // The focus ring as it is drawn.
    function ringed(item: Item): bool {
        return find(item, part => part instanceof FocusRing && part.visible) !== null;
    }
    function tabInto(item: Item): void {
        item.forceActiveFocus(Qt.TabFocusReason);
        verify(item.activeFocus);
    }
    // Role and name as a screen reader gets them.
    function speaks(item: Item, role: int, name: string): void {
        compare(item.Accessible.role, role);
        compare(item.Accessible.name, name);
    }
    function spy(target: QtObject, signalName: string): SignalSpy {
        return createTemporaryObject(spyComponent, stage, {
            target: target,
            signalName: signalName
        });
    }

    property Component spyComponent: Component {
        SignalSpy {}
    }
}
