import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 1000
    height: 200

    ListModel {
        id: stepList
    }
    Component {
        id: strip

        Lifecycle {
            width: 960
            steps: stepList
        }
    }
    ControlCase {
        name: "Lifecycle"

        function init(): void {
            stepList.clear();
            const marks = ["done", "done", "running", "failed", "skipped", "notYet", "notYet", "notYet"];
            for (let i = 0; i < 8; ++i)
                stepList.append({title: "Step " + i, mark: marks[i], place: i < 4 ? "#" + (100 + i) : "", took: i < 4 ? i + ".0 s" : "", spoken: "Step " + (i + 1) + " of 8, " + marks[i]});
        }
        function step(item: Item, index: int): Item {
            return find(item, part => part.index === index && part.spoken !== undefined);
        }

        function test_speaks(): void {
            const item = make(strip);
            speaks(item, Accessible.List, "Steps of the task");
            speaks(step(item, 2), Accessible.ListItem, "Step 3 of 8, running");
        }
        // Each state has a figure of its own: shape, then colour.
        function test_figures(): void {
            const item = make(strip);
            verify(icon(step(item, 0), "check"));
            verify(icon(step(item, 3), "x"));
            verify(icon(step(item, 4), "circle-dashed"));
            verify(!icon(step(item, 5), "check") && !icon(step(item, 5), "circle-dashed"));
            const dot = index => find(step(item, index), part => part.radius !== undefined && part.width === part.height && part.visible);
            verify(dot(3).radius < dot(0).radius);
            compare(dot(5).color.a, 0);
        }
        function test_words(): void {
            const item = make(strip);
            verify(shows(step(item, 1), "#101 \u00b7 1.0 s"));
            verify(shows(step(item, 4), "not reached"));
            verify(shows(step(item, 5), "\u2013"));
            item.compact = true;
            verify(shows(step(item, 1), "#101"));
        }
        // No jumps: a step that is reached stays where it was.
        function test_nothingMovesWithAStep(): void {
            const item = make(strip);
            const before = [0, 1, 2, 3, 4, 5, 6, 7].map(i => step(item, i).x);
            stepList.setProperty(2, "mark", "done");
            stepList.setProperty(2, "took", "123 h 4 min");
            wait(20);
            for (let i = 0; i < 8; ++i)
                compare(step(item, i).x, before[i]);
        }
        function test_noSteps(): void {
            stepList.clear();
            verify(make(strip).cell > 0);
        }
    }
}
