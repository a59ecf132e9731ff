import QtQuick
import QtTest
import Leo.Controls

Item {
    id: root

    width: 200
    height: 100

    Rectangle {
        anchors.fill: parent
        color: "black"
    }
    Component {
        id: frame

        DashedFrame {
            width: 200
            height: 100
            color: "white"
        }
    }
    ControlCase {
        name: "DashedFrame"

        function test_dashes(): void {
            verify(make(frame).Accessible.ignored);
            const picture = grabImage(root);
            let lit = 0, dark = 0;
            for (let x = 20; x < 180; ++x)
                picture.red(x, 0) > 100 ? ++lit : ++dark;
            verify(lit > 40 && dark > 40, lit + " lit, " + dark + " dark");
            compare(picture.red(100, 50), 0);
        }
    }
}
