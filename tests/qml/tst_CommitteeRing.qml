import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 700
    height: 640

    ListModel {
        id: committee

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
    Component {
        id: ring

        CommitteeRing {
            width: 600
            height: 560
            members: committee
            centerTitle: "Executing"
            centerClock: "0:03.8"
        }
    }
    ControlCase {
        name: "CommitteeRing"

        function sector(item: Item, index: int): Item {
            return find(item, part => part instanceof RingSector && part.index === index);
        }

        function test_speaks(): void {
            committee.fill(10, "mixed");
            const item = make(ring);
            compare(item.Accessible.role, Accessible.List);
            verify(item.Accessible.name.startsWith("Committee, 10 member"));
            speaks(sector(item, 3), Accessible.ListItem, "Member n3");
        }
        // A label that would lie on what stands in the corner is not drawn; the others are.
        function test_labelsLeaveTheCorner(): void {
            committee.fill(10, "mixed");
            const item = make(ring);
            const label = index => find(sector(item, index), part => part.text === "n" + index).parent;
            compare(label(9).opacity, 1);
            const place = label(9).mapToItem(item, 0, 0);
            item.taken = Qt.rect(0, 0, place.x + 4, place.y + 4);
            compare(label(9).opacity, 0);
            compare(label(1).opacity, 1);
        }
        // The focus stays on the ring; its name says which member one is at.
        function test_theChosenMemberIsSaid(): void {
            committee.fill(10, "mixed");
            const item = make(ring);
            tabInto(item);
            keyClick(Qt.Key_Right);
            verify(item.Accessible.name.endsWith(", Member n0"), item.Accessible.name);
        }
        function test_sealedSaysNoRole(): void {
            committee.fill(10, "sealed");
            const item = make(ring);
            compare(item.places, 10);
            verify(!shows(item, "Executor"));
            verify(shows(item, "sealed"));
            verify(icon(sector(item, 4), "lock"));
            verify(!icon(item, "box"));
        }
        function test_placesStayWhileTheExecutorAppears(): void {
            committee.fill(10, "sealed");
            const item = make(ring);
            const before = item.step;
            committee.fill(10, "mixed");
            compare(item.step, before);
            verify(shows(item, "Executor · J 2"));
            verify(icon(sector(item, 4), "box"));
            compare(sector(item, 4).angle, 4 * 36);
        }
        function test_freePlacesUntilAllJoined(): void {
            committee.fill(7, "sealed");
            const item = make(ring, {expected: 10});
            compare(item.places, 10);
            item.expected = 0;
            compare(item.places, 7);
        }
        function test_keys(): void {
            committee.fill(10, "mixed");
            const item = make(ring);
            const opened = spy(item, "opened");
            tabInto(item);
            keyClick(Qt.Key_Right);
            compare(item.chosen, 0);
            keyClick(Qt.Key_Left);
            compare(item.chosen, 9);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Enter);
            compare(opened.count, 2);
            compare(opened.signalArguments[0][0], 9);
            keyClick(Qt.Key_Escape);
            compare(item.chosen, -1);
        }
        function test_focusIsSeen(): void {
            committee.fill(10, "mixed");
            const item = make(ring);
            tabInto(item);
            verify(find(item, part => part.visible && part.border && part.border.color === Theme.focusRing));
            keyClick(Qt.Key_Right);
            verify(sector(item, 0).chosen);
        }
        function test_pointer_data(): var {
            return [{tag: "top", degrees: 0, r: 0.25, member: 0}, {tag: "third", degrees: 72, r: 0.25, member: 2}, {tag: "its edge", degrees: 72 + 17, r: 0.25, member: 2}, {tag: "the next", degrees: 72 + 19, r: 0.25, member: 3}, {tag: "last", degrees: 324, r: 0.3, member: 9}, {tag: "the middle", degrees: 0, r: 0, member: -1}, {tag: "outside", degrees: 0, r: 0.49, member: -1}];
        }
        function test_pointer(data: var): void {
            committee.fill(10, "mixed");
            const item = make(ring);
            const angle = (data.degrees - 90) * Math.PI / 180;
            mouseClick(item, item.width / 2 + data.r * item.diameter * Math.cos(angle), item.height / 2 + data.r * item.diameter * Math.sin(angle));
            compare(item.chosen, data.member);
        }
        function test_votes(): void {
            committee.fill(10, "mixed");
            const item = make(ring);
            compare(sector(item, 2).ticks, 3);
            committee.setProperty(0, "votes", 6);
            tryCompare(item, "mostVotes", 6);
            compare(sector(item, 2).ticks, 1);
        }
        function test_center(): void {
            committee.fill(3, "mixed");
            const item = make(ring);
            verify(shows(item, "Executing") && shows(item, "0:03.8"));
        }
        function test_manyMembers(): void {
            committee.fill(20, "mixed");
            const item = make(ring);
            verify(!sector(item, 0).labelled);
            verify(sector(item, 4).labelled);
            item.chosen = 0;
            verify(sector(item, 0).labelled);
        }
        function test_nobody(): void {
            committee.clear();
            const item = make(ring);
            tabInto(item);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Return);
            compare(item.chosen, -1);
        }
    }
}
