import QtQuick
import Leo.Controls

// The ink of a tone of the explorer's words.
QtObject {
    function ink(tone: string): color {
        switch (tone) {
        case "accent":
            return Theme.accentText;
        case "ok":
            return Theme.okText;
        case "warn":
            return Theme.warnText;
        case "bad":
            return Theme.badText;
        case "monitor":
            return Theme.roleMonitor;
        case "bob":
            return Theme.roleBob;
        }
        return Theme.textSecondary;
    }
}
