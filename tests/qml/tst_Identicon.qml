import QtQuick
import QtTest
import Leo.Ui

Item {
    id: root

    width: 40
    height: 40

    Component {
        id: icon

        Identicon {
            width: 40
            height: 40
            seed: "23af000000000000026f"
        }
    }
    ControlCase {
        name: "Identicon"

        function picture(properties: var): string {
            const item = createTemporaryObject(icon, root, properties);
            waitForRendering(item);
            const image = grabImage(root);
            let points = "";
            for (let y = 2; y < 40; y += 4)
                for (let x = 2; x < 40; x += 4)
                    points += image.red(x, y) + ",";
            item.destroy();
            return points;
        }

        function test_oneSeedOnePicture(): void {
            compare(picture({}), picture({}));
            verify(picture({}) !== picture({seed: "ce8c00000000000eb7f"}));
        }
        function test_mirrored(): void {
            make(icon);
            const image = grabImage(root);
            // Cells of 5 px from 7 on.
            for (let y = 9; y < 32; y += 5)
                for (const x of [9, 14])
                    compare(image.red(x, y), image.red(38 - x, y));
        }
        function test_noSeed(): void {
            verify(make(icon, {seed: ""}));
        }
    }
}
