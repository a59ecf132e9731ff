import QtQuick
import QtQuick.Shapes
import Leo.Controls

// A frame of dashes with round corners.
Shape {
    id: frame

    property color color: Theme.lineControl
    property color fill: "transparent"
    property real radius: Theme.radiusL

    Accessible.ignored: true

    ShapePath {
        strokeColor: frame.color
        strokeWidth: 1
        fillColor: frame.fill
        strokeStyle: ShapePath.DashLine
        dashPattern: [4, 3]
        startX: frame.radius
        startY: 0.5

        PathLine {
            x: frame.width - frame.radius
            y: 0.5
        }
        PathArc {
            x: frame.width - 0.5
            y: frame.radius
            radiusX: frame.radius
            radiusY: frame.radius
        }
        PathLine {
            x: frame.width - 0.5
            y: frame.height - frame.radius
        }
        PathArc {
            x: frame.width - frame.radius
            y: frame.height - 0.5
            radiusX: frame.radius
            radiusY: frame.radius
        }
        PathLine {
            x: frame.radius
            y: frame.height - 0.5
        }
        PathArc {
            x: 0.5
            y: frame.height - frame.radius
            radiusX: frame.radius
            radiusY: frame.radius
        }
        PathLine {
            x: 0.5
            y: frame.radius
        }
        PathArc {
            x: frame.radius
            y: 0.5
            radiusX: frame.radius
            radiusY: frame.radius
        }
    }
}
