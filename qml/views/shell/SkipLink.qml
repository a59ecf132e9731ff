import QtQuick
import Leo.Controls

// The first stop of Tab: past rail and header, into the page. On screen only while it has the focus.
Button {
    objectName: "skipLink"
    text: qsTr("Skip to the page")
    kind: Button.Primary
    x: Theme.space3
    y: activeFocus ? Theme.space3 : -2 * height
    z: 1
}
