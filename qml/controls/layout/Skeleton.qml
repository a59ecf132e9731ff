pragma ComponentBehavior: Bound

import QtQuick
import Leo.Controls

// Rows in place of content that is being read: nothing for 200 ms, then bars of the content's height, and after ten
// seconds the reason.
Item {
    id: skeleton

    property int rows: 5
    property real rowHeight: Theme.row
    property string reason // why it takes long

    implicitWidth: Theme.px(300)
    implicitHeight: rows * rowHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: late.running || reason === "" ? qsTr("Loading") : reason

    Timer {
        id: early

        interval: 200
        running: skeleton.visible
    }
    Timer {
        id: late

        interval: 10000
        running: skeleton.visible
    }
    Column {
        anchors.fill: parent
        visible: !early.running && (late.running || skeleton.reason === "")

        Repeater {
            model: skeleton.rows

            Item {
                id: row

                required property int index

                width: skeleton.width
                height: skeleton.rowHeight

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    x: Theme.space4
                    width: Math.min(Theme.px(160), parent.width * (0.2 + 0.06 * (row.index * 7 % 4)))
                    height: Theme.px(10)
                    radius: Theme.radiusS
                    color: Theme.bgHover
                }
                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    x: parent.width * 0.5
                    width: parent.width * (0.12 + 0.05 * (row.index * 5 % 4))
                    height: Theme.px(10)
                    radius: Theme.radiusS
                    color: Theme.bgHover
                }
            }
        }
    }
    Label {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.space4
        horizontalAlignment: Text.AlignHCenter
        visible: !late.running && skeleton.reason !== ""
        text: skeleton.reason
        kind: Label.Small
        color: Theme.textSecondary
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
}
