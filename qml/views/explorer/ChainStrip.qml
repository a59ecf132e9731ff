pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The newest blocks, the pending one dashed on the left. A new block takes the places, nothing slides.
Item {
    id: strip

    required property App app

    readonly property int places: width >= Theme.px(1100) ? 9 : 7
    readonly property real cell: (width - (places - 1) * Theme.space2) / places

    implicitHeight: Theme.px(96)

    ChainBlockCell {
        width: strip.cell
        height: strip.height
        place: strip.app.explorer.nextHeight
        txCount: qsTr("%n waiting", "", strip.app.explorer.waiting)
        age: ""
        glyphs: []
        pending: true
    }
    ListView {
        id: list

        x: strip.cell + Theme.space2
        width: parent.width - x
        height: parent.height
        orientation: ListView.Horizontal
        spacing: Theme.space2
        interactive: false
        clip: true
        model: strip.app.explorer.strip
        activeFocusOnTab: true
        keyNavigationEnabled: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Blocks")
        Keys.onReturnPressed: if (currentIndex >= 0) strip.app.navigator.open("explorer.block", {id: strip.app.explorer.strip.value(currentIndex, "placeNumber")})

        delegate: ChainBlockCell {
            id: cell

            required property int index
            required property string placeNumber

            width: strip.cell
            height: strip.height
            newest: index === 0
            focused: list.activeFocus && list.currentIndex === index

            TapHandler {
                onTapped: strip.app.navigator.open("explorer.block", {id: cell.placeNumber})
            }
        }
    }
}
