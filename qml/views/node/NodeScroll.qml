import QtQuick
import QtQuick.Layouts
import Leo.Controls

// A column that scrolls on its own, at least as high as its place. What gets focus is scrolled into view.
Flickable {
    id: scroll

    default property alias content: column.data
    readonly property Item focused: Window.activeFocusItem

    contentWidth: width
    contentHeight: column.height
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    onFocusedChanged: {
        let item = focused;
        while (item && item !== column)
            item = item.parent;
        if (!item)
            return;
        const top = focused.mapToItem(column, 0, 0).y;
        if (top < contentY)
            contentY = Math.max(0, top - Theme.space4);
        else if (top + focused.height > contentY + height)
            contentY = Math.max(0, Math.min(contentHeight - height, top + focused.height - height + Theme.space4));
    }

    ColumnLayout {
        id: column

        width: scroll.width
        height: Math.max(implicitHeight, scroll.height)
        spacing: 0
    }
}
