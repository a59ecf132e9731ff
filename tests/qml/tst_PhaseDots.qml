import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 300
    height: 100

    Component {
        id: dots

        PhaseDots {
            marks: ["done", "done", "running", "notYet", "notYet", "notYet", "notYet", "notYet"]
        }
    }
    ControlCase {
        name: "PhaseDots"

        function test_speaks(): void {
            speaks(make(dots), Accessible.StaticText, "2 of 8 steps done");
        }
        function test_marks(): void {
            const item = make(dots, {marks: ["done", "failed", "running", "skipped"]});
            const bars = childrenOf(item).filter(bar => bar.modelData !== undefined);
            compare(bars.length, 4);
            compare(bars[0].color, Theme.okFill);
            verify(find(bars[1], part => part instanceof Hatch && part.visible));
            verify(find(bars[2], part => part.visible && part.width === bars[2].width / 2 && part.color === Theme.accentLine));
            compare(bars[3].border.width, 0);
        }
        function test_none(): void {
            compare(make(dots, {marks: []}).Accessible.name, "0 of 0 steps done");
        }
    }
}
