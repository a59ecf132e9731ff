import QtQuick
import Leo.Controls
import QtQuick.Shapes
import "icons.js" as Icons

// An icon of icons.js, in the colour of the text around it. Decorative: its control carries the accessible name.
Shape {
    id: icon

    required property string name
    property real size: Theme.icon
    property color color: Theme.textSecondary

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    ShapePath {
        scale: Qt.size(icon.size / 24, icon.size / 24)
        strokeWidth: icon.size * (icon.size <= Theme.iconSmall ? 2 : 1.75) / 24
        strokeColor: icon.color
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin

        PathSvg {
            path: Icons.paths[icon.name] ?? ""
        }
    }
}
