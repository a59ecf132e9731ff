import QtQuick
import QtTest
import Leo.Controls

// ui sections 3.2 and 5.4 without colour: the marks of any two states differ by what is drawn.
Item {
    width: 200
    height: 100

    // Each on a ground of its own, as large as on a page.
    component Ground: Rectangle {
        width: 40
        height: 24
        color: Theme.bgSurface
    }
    Component {
        id: badge

        Ground {
            property alias state_: mark.status

            StatusBadge {
                id: mark

                x: 4
                plain: true
                status: "done"
                text: ""
            }
        }
    }
    Component {
        id: role

        Ground {
            property alias state_: mark.memberRole

            RoleMark {
                id: mark

                x: 4
                y: 4
                memberRole: "monitor"
            }
        }
    }
    Component {
        id: glyph

        Ground {
            property alias state_: mark.kind

            TxGlyph {
                id: mark

                x: 4
                y: 4
                kind: "square"
            }
        }
    }
    Component {
        id: step

        Ground {
            property string state_: "done"

            PhaseDots {
                x: 4
                y: 4
                marks: [parent.state_]
            }
        }
    }
    Component {
        id: verdict

        Ground {
            id: ground

            property string state_: "none"

            AttestationGrid {
                x: 4
                y: 4
                members: ListModel {
                    Component.onCompleted: append({memberRole: "monitor", before: ground.state_, during: "none", after: "none", spoken: "spoken"})
                }
            }
        }
    }
    ControlCase {
        name: "grey"

        function cleanup(): void {
            Theme.dark = true;
        }

        // The brightness of every point.
        function greyOf(component: Component, state: string): var {
            const item = make(component, {state_: state});
            waitForRendering(item);
            const picture = grabImage(item);
            const points = [];
            for (let y = 0; y < item.height; ++y) {
                for (let x = 0; x < item.width; ++x)
                    points.push(0.299 * picture.red(x, y) + 0.587 * picture.green(x, y) + 0.114 * picture.blue(x, y));
            }
            item.destroy();
            return points;
        }

        function test_statesDiffer_data(): var {
            const sets = [
                // Silent has the outline of what was skipped; the word tells them apart.
                {what: "badge", component: badge, states: ["done", "running", "attention", "warning", "failed", "stopped", "notYet", "skipped", "returned", "sealed", "info"]},
                {what: "role", component: role, states: ["executor", "monitor", "publisher", "burned", "sealed"]},
                {what: "transaction", component: glyph, states: ["square", "outline", "ring", "disc", "diamond", "triangle", "bar", "cross"]},
                {what: "step", component: step, states: ["done", "running", "failed", "notYet", "skipped"]},
                {what: "verdict", component: verdict, states: ["confirmed", "checking", "failed", "silent", "none"]}
            ];
            const rows = [];
            for (const set of sets) {
                for (const dark of [true, false])
                    rows.push({tag: set.what + (dark ? " dark" : " light"), dark: dark, component: set.component, states: set.states});
            }
            return rows;
        }
        function test_statesDiffer(data: var): void {
            const clearly = 40, points = 6; // of 255; and of 960
            Theme.dark = data.dark;
            const greys = data.states.map(state => greyOf(data.component, state));
            for (let a = 0; a < greys.length; ++a) {
                for (let b = 0; b < a; ++b) {
                    const other = greys[a].filter((grey, i) => Math.abs(grey - greys[b][i]) > clearly).length;
                    verify(other >= points, data.states[a] + " looks like " + data.states[b] + ": " + other + " points differ");
                }
            }
        }
    }
}
