import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 300
    height: 200

    Component {
        id: label

        Label {
            text: "<b>x</b>"
        }
    }
    ControlCase {
        name: "Label"

        function test_styles_data(): var {
            // ui section 3.3: size, line, weight, family
            return [
                {tag: "display", kind: Label.Display, size: 34, line: 42, weight: Font.DemiBold, family: "Inter"},
                {tag: "title.l", kind: Label.TitleL, size: 28, line: 36, weight: Font.DemiBold, family: "Inter"},
                {tag: "title.m", kind: Label.TitleM, size: 20, line: 28, weight: Font.DemiBold, family: "Inter"},
                {tag: "title.s", kind: Label.TitleS, size: 16, line: 24, weight: Font.DemiBold, family: "Inter"},
                {tag: "body.l", kind: Label.BodyL, size: 14, line: 20, weight: Font.Normal, family: "Inter"},
                {tag: "body", kind: Label.Body, size: 13, line: 20, weight: Font.Normal, family: "Inter"},
                {tag: "small", kind: Label.Small, size: 12, line: 16, weight: Font.Normal, family: "Inter"},
                {tag: "caption", kind: Label.Caption, size: 11, line: 16, weight: Font.Normal, family: "Inter"},
                {tag: "num.xl", kind: Label.NumXl, size: 28, line: 36, weight: Font.Medium, family: "JetBrains Mono"},
                {tag: "num.l", kind: Label.NumL, size: 22, line: 30, weight: Font.Medium, family: "JetBrains Mono"},
                {tag: "num", kind: Label.Num, size: 12, line: 16, weight: Font.Normal, family: "JetBrains Mono"},
                {tag: "num.s", kind: Label.NumS, size: 11, line: 16, weight: Font.Normal, family: "JetBrains Mono"},
                {tag: "log", kind: Label.Log, size: 11, line: 18, weight: Font.Normal, family: "JetBrains Mono"}
            ];
        }
        function test_styles(data: var): void {
            const item = make(label, {kind: data.kind});
            compare(item.font.pixelSize, data.size);
            compare(item.lineHeight, data.line);
            compare(item.font.weight, data.weight);
            compare(item.fontInfo.family, data.family);
        }
        function test_scale(): void {
            const item = make(label);
            Theme.scale = 1.5;
            compare(item.font.pixelSize, 20);
            compare(item.lineHeight, 30);
            Theme.scale = 1;
        }
        // What comes from the network is text, whatever it says.
        function test_markupStaysText(): void {
            compare(make(label).textFormat, Text.PlainText);
        }
        // "->" must not become an arrow in an identifier.
        function test_monoHasNoLigatures(): void {
            verify(!make(label, {kind: Label.Num}).font.preferShaping);
            verify(make(label).font.preferShaping);
        }
    }
}
