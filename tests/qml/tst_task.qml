import QtQuick
import QtTest
import Leo.Controls

// The controls of a task: ring, lifecycle, key consent, offer bar and comparison.
Item {
    id: root

    width: 1140
    height: 820

    ListModel {
        id: members

        function fill(count: int, role: string): void {
            clear();
            for (let i = 0; i < count; ++i)
                append({
                    nodeText: "n" + i,
                    nodeHex: "hex" + i,
                    memberRole: role === "mixed" ? (i === 4 ? "executor" : "monitor") : role,
                    votes: role === "sealed" ? -1 : 1 + i % 3,
                    votesText: role === "sealed" ? "" : "J " + (1 + i % 3),
                    note: "",
                    before: "confirmed",
                    during: "checking",
                    after: "none",
                    spoken: "Member n" + i
                });
        }
    }
    ListModel {
        id: steps

        Component.onCompleted: {
            for (let i = 0; i < 8; ++i)
                append({
                    title: "Step " + i,
                    mark: ["done", "running", "failed", "skipped", "notYet", "notYet", "notYet", "notYet"][i],
                    place: "#1",
                    took: "1.0 s",
                    spoken: "Step " + i
                });
        }
    }
    ListModel {
        id: checks
    }
    QtObject {
        id: consent

        property string mark: "ready"
        property bool waiting: true
        property bool open: true
        property string title: "Release your key?"
        property string clockText: "4:56"
        property string executorText
        property string executorHex
        property string executorNote
        property int passed: 6
        property int failed: 0
        property string passedText: "6 of 6 passed"
        property var checks: checks
        property bool softwareTpm: false
        property string explanation
        property string problem
        property string whyNot
        property bool canRelease: false
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

    Lifecycle {
        id: lifecycle

        width: parent.width
        steps: steps
    }
    CommitteeRing {
        id: ring

        y: 80
        width: 600
        height: 560
        members: members
    }
    KeyConsent {
        id: panel

        x: 700
        y: 80
        width: 360
        consent: consent
    }
    CompareSlider {
        id: slider

        x: 700
        y: 600
        width: 200
        height: 100
        before: Rectangle {}
        after: Rectangle {}
    }

    TestCase {
        name: "task"
        when: windowShown

        function test_sealedRingSaysNoRole(): void {
            members.fill(10, "sealed");
            compare(ring.places, 10);
            for (let i = 0; i < 10; ++i)
                verify(!findText(ring, "Executor"));
            verify(findText(ring, "sealed"));
        }
        function test_placesStayWhileTheExecutorAppears(): void {
            members.fill(10, "sealed");
            const before = ring.step;
            members.fill(10, "mixed");
            compare(ring.step, before);
            verify(findText(ring, "Executor · J 2"));
        }
        function test_freePlacesUntilAllJoined(): void {
            members.fill(7, "sealed");
            ring.expected = 10;
            compare(ring.places, 10);
            ring.expected = 0;
            compare(ring.places, 7);
        }
        function test_membersByKeyboardAndPointer(): void {
            members.fill(10, "mixed");
            ring.forceActiveFocus();
            ring.chosen = -1;
            keyClick(Qt.Key_Right);
            compare(ring.chosen, 0);
            keyClick(Qt.Key_Left);
            compare(ring.chosen, 9);
            keyClick(Qt.Key_Escape);
            compare(ring.chosen, -1);
            mouseClick(ring, ring.width / 2, ring.height / 2 - 0.25 * ring.diameter);
            compare(ring.chosen, 0);
            mouseClick(ring, ring.width / 2 + 0.25 * ring.diameter * Math.sin(Math.PI * 0.4), ring.height / 2 - 0.25 * ring.diameter * Math.cos(Math.PI * 0.4));
            compare(ring.chosen, 2);
            mouseClick(ring, ring.width / 2, ring.height / 2);
            compare(ring.chosen, -1);
        }
        function test_aBlockedButtonReleasesNothing(): void {
            consent.releases = 0;
            consent.canRelease = false;
            panel.focusRelease();
            keyClick(Qt.Key_Return);
            mouseClick(panel.releaseButton);
            compare(consent.releases, 0);
            consent.canRelease = true;
            panel.focusTitle();
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Space);
            compare(consent.releases, 0);
            panel.focusRelease();
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(consent.releases, 0);
            keyClick(Qt.Key_Return);
            compare(consent.releases, 1);
        }
        function test_aMovedPanelIsTold(): void {
            const before = consent.disturbed;
            panel.y = 90;
            verify(consent.disturbed > before);
            panel.y = 80;
        }
        function test_sliderKeys(): void {
            slider.forceActiveFocus();
            slider.position = 0.5;
            keyClick(Qt.Key_Right);
            fuzzyCompare(slider.position, 0.52, 1e-9);
            keyClick(Qt.Key_Left, Qt.ShiftModifier);
            fuzzyCompare(slider.position, 0.42, 1e-9);
            keyClick(Qt.Key_Home);
            compare(slider.position, 0);
            keyClick(Qt.Key_Left);
            compare(slider.position, 0);
            keyClick(Qt.Key_End);
            compare(slider.position, 1);
            mouseDoubleClickSequence(slider, 20, 50);
            compare(slider.position, 0.5);
        }
        function findText(item: var, words: string): bool {
            if (item.visible && item.text === words)
                return true;
            for (let i = 0; i < item.children.length; ++i)
                if (findText(item.children[i], words))
                    return true;
            return false;
        }
    }
}
