import QtQuick
import Leo.Controls

// A field to search or filter with; Esc empties it.
TextField {
    id: search

    property string scope // what is searched
    placeholder: scope
    accessibleName: scope
    prefixIcon: "search"
    Keys.onEscapePressed: event => {
        event.accepted = text !== "";
        if (text !== "") {
            text = "";
            edited();
        }
    }
}
