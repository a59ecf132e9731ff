import QtQuick
import Leo.Ui

// What every page is: it gets the App and what it is about, and says its title. Ids and the like are in params;
// pageState is what saveState() gave when the page was last left, or empty.
FocusScope {
    id: page

    required property App app
    property var params: ({})
    property var pageState: ({})
    property string title
    property string badge // a StatusBadge status, of what the whole page is about
    property string badgeText
    property list<string> crumbs // titles of the pages above, for second levels
    property list<string> crumbPages // and their names
    property bool fullWindow: false // first run and unlocking: no rail, no header
    property Item focusFirst: null // what has the focus when the page opens; else its title
    property Item rightColumn: null // a region of its own for F6
    property Flickable scroller: null // its position comes back with back and forward

    function saveState(): var {
        return {};
    }

    Accessible.role: Accessible.Pane
    Accessible.name: title
    Component.onCompleted: if (scroller && pageState.scrollY !== undefined) {
        scroller.contentY = pageState.scrollY;
    }
}
