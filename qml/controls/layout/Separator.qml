import QtQuick
import QtQuick.Layouts
import Leo.Controls

// A line between rows.
Rectangle {
    property bool vertical: false

    Layout.fillWidth: !vertical
    Layout.fillHeight: vertical
    implicitWidth: 1
    implicitHeight: 1
    color: Theme.lineSubtle
    Accessible.ignored: true
}
