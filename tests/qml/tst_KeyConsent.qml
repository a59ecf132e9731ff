import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 500
    height: 600

    ListModel {
        id: checkRows
    }
    QtObject {
        id: view

        property string mark: "ready"
        property bool waiting: true
        property bool open: true
        property string title: "Release your key?"
        property string clockText: "4:56"
        property string executorText: "23af\u00b7026f"
        property string executorHex: "23af026f"
        property string executorNote: "executor"
        property int passed: 6
        property int failed: 0
        property string passedText: "6 of 6 passed"
        property var checks: checkRows
        property bool softwareTpm: false
        property string explanation: "It opens one picture, once."
        property string problem
        property string whyNot
        property bool canRelease: true
        property bool canRefuse: true
        property int releases: 0
        property int disturbed: 0

        function layoutChanged(): void {
            ++disturbed;
        }
        function release(): void {
            ++releases;
        }
    }
    Component {
        id: panel

        KeyConsent {
            width: 360
            consent: view
        }
    }
    ControlCase {
        name: "KeyConsent"

        function init(): void {
            view.releases = 0;
            view.canRelease = true;
            view.open = true;
            view.mark = "ready";
            view.problem = view.whyNot = "";
            checkRows.clear();
            for (let i = 0; i < 6; ++i)
                checkRows.append({title: "Check " + i, mark: "passed", detail: "", value: ""});
        }

        function test_speaks(): void {
            const item = make(panel);
            speaks(item, Accessible.Grouping, "Release your key?");
            const head = find(item, part => part.Accessible.role === Accessible.Heading);
            compare(head.Accessible.name, "Release your key? 4:56");
        }
        function test_focusStartsOnTheTitle(): void {
            const item = make(panel);
            item.focusTitle();
            verify(ringed(item));
            verify(!item.releaseButton.activeFocus);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Enter);
            keyClick(Qt.Key_Space);
            compare(view.releases, 0);
        }
        function test_onlyItsOwnButtonReleases(): void {
            const item = make(panel);
            item.focusRelease();
            verify(item.releaseButton.activeFocus);
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(view.releases, 0);
            keyClick(Qt.Key_Return);
            compare(view.releases, 1);
            mouseClick(item.releaseButton);
            compare(view.releases, 2);
        }
        function test_aBlockedButtonReleasesNothing(): void {
            view.canRelease = false;
            const item = make(panel);
            item.focusRelease();
            verify(!item.releaseButton.activeFocus);
            keyClick(Qt.Key_Return);
            mouseClick(item.releaseButton);
            compare(view.releases, 0);
        }
        function test_refusingAsksFirst(): void {
            const item = make(panel);
            const asked = spy(item, "refuseAsked");
            mouseClick(find(item, part => part instanceof Button && part.text === "Refuse"));
            compare(asked.count, 1);
            compare(view.releases, 0);
        }
        function test_aMovedPanelIsTold(): void {
            const item = make(panel);
            const before = view.disturbed;
            item.y = 10;
            verify(view.disturbed > before);
        }
        function test_words(): void {
            const item = make(panel);
            verify(shows(item, "4:56") && shows(item, "6 of 6 passed") && shows(item, "It opens one picture, once."));
            view.whyNot = "Not connected";
            verify(shows(item, "Not connected"));
            view.problem = "The key was not released";
            verify(shows(item, "The key was not released") && !shows(item, "Not connected"));
            view.softwareTpm = true;
            verify(shows(item, "software TPM: proves the protocol, not the machine"));
        }
        function test_answeredHasNoButtons(): void {
            view.open = false;
            view.mark = "released";
            const item = make(panel);
            verify(!item.releaseButton.visible);
        }
    }
}
