import QtQuick
import Leo.Controls

// The mark of a role, always beside its word: executor an amber diamond, monitor a sky disc, author a plum triangle,
// burned a grey hatched square, sealed a padlock.
Item {
    id: mark

    required property string memberRole // "executor", "monitor", "publisher", "burned", "sealed"
    property real size: Theme.px(9)

    implicitWidth: memberRole === "sealed" ? Theme.iconSmall : size
    implicitHeight: implicitWidth
    Accessible.ignored: true

    TxGlyph {
        visible: kind !== ""
        anchors.centerIn: parent
        size: mark.size + (mark.memberRole === "executor" ? Theme.px(2) : 0)
        kind: mark.memberRole === "executor" ? "diamond" : mark.memberRole === "monitor" ? "disc" : mark.memberRole === "publisher" ? "triangle" : ""
        tone: mark.memberRole === "publisher" ? "bob" : mark.memberRole
    }
    Hatch {
        visible: mark.memberRole === "burned"
        anchors.fill: parent
    }
    Icon {
        visible: mark.memberRole === "sealed"
        anchors.fill: parent
        name: "lock"
        size: Theme.iconSmall
        color: Theme.textTertiary
    }
}
