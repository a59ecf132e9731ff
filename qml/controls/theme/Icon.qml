import QtQuick
import Leo.Controls
import Leo.Ui
import "icons.js" as Icons

// An icon of icons.js, in the colour of the text around it. Decorative: its control carries the accessible name.
Outline {
    id: icon

    required property string name
    property real size: Theme.icon

    implicitWidth: size
    implicitHeight: size
    color: Theme.textSecondary
    stroke: size <= Theme.iconSmall ? 2 : 1.75
    path: Icons.paths[name] ?? ""
    Accessible.ignored: true
}
