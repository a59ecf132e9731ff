import QtQuick
import QtQuick.Layouts
import Leo.Controls

// qmllint disable unqualified
// The frame of every chart: its drawing, and behind T or a right click the same numbers as a table.
FocusScope {
    id: chart

    property string accessibleName
    property var tableColumns: []
    property var tableRows: []
    property bool asTable: false
    default property alias content: drawing.data

    implicitWidth: Theme.px(240)
    implicitHeight: Theme.px(130)
    activeFocusOnTab: true
    Accessible.role: Accessible.Chart
    Accessible.name: qsTr("%1, press T for a table").arg(accessibleName)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_T && event.modifiers === Qt.NoModifier) {
            chart.asTable = !chart.asTable;
            event.accepted = true;
        }
    }

    FocusRing {
        shown: chart.activeFocus && !chart.asTable
        anchors.margins: -2
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: chart.asTable = !chart.asTable
    }
    Item {
        id: drawing

        anchors.fill: parent
        visible: !chart.asTable
    }
    Loader {
        anchors.fill: parent
        active: chart.asTable
        sourceComponent: DataTable {
            columns: chart.tableColumns
            model: chart.tableRows
            dense: true
            focus: true
            sidePadding: 0
            accessibleName: chart.accessibleName
        }
    }
}
