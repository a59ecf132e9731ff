import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 100
    height: 100

    Component {
        id: separator

        Separator {}
    }
    ControlCase {
        name: "Separator"

        function test_oneSilentPixel(): void {
            compare(make(separator).implicitHeight, 1);
            compare(make(separator, {vertical: true}).implicitWidth, 1);
            verify(make(separator).Accessible.ignored);
        }
    }
}
