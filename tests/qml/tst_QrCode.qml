import QtQuick
import QtTest
import Leo.Ui

Item {
    id: root

    width: 200
    height: 200

    Component {
        id: code

        QrCode {
            width: 200
            height: 200
            text: "leo:lambda/bafyreic6"
        }
    }
    ControlCase {
        name: "QrCode"

        // Always black on white with a quiet zone of 14 px, in both themes.
        function test_blackOnWhite(): void {
            verify(make(code).valid);
            const picture = grabImage(root);
            let black = 0;
            for (let x = 0; x < 200; ++x) {
                compare(picture.pixel(x, 3), Qt.color("white"));
                for (let y = 0; y < 200; y += 4)
                    black += picture.red(x, y) < 10 ? 1 : 0;
            }
            verify(black > 500);
        }
        function test_edges_data(): var {
            return [{tag: "empty", text: "", valid: false}, {tag: "one letter", text: "x", valid: true}, {tag: "too long", text: "x".repeat(5000), valid: false}];
        }
        function test_edges(data: var): void {
            compare(make(code, {text: data.text}).valid, data.valid);
        }
    }
}
