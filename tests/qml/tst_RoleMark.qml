import QtQuick
import QtTest
import Leo.Controls

Item {
    id: root

    width: 40
    height: 40

    Rectangle {
        anchors.fill: parent
        color: Theme.bgSurface
    }
    Component {
        id: mark

        RoleMark {
            x: 4
            y: 4
            size: 24
        }
    }
    ControlCase {
        name: "RoleMark"

        property var seen: []

        // Shape, then colour: no two roles look alike in grey.
        function test_roles_data(): var {
            return ["executor", "monitor", "publisher", "burned", "sealed"].map(role => ({tag: role}));
        }
        function test_roles(data: var): void {
            verify(make(mark, {memberRole: data.tag}).Accessible.ignored);
            const image = grabImage(root);
            let points = "";
            for (let y = 0; y < 36; y += 2)
                for (let x = 0; x < 36; x += 2)
                    points += image.red(x, y) > 60 ? "1" : "0";
            verify(points.includes("1"));
            compare(seen.indexOf(points), -1);
            seen.push(points);
        }
        function test_anUnknownRoleDrawsNothing(): void {
            verify(make(mark, {memberRole: "no such role"}));
        }
    }
}
