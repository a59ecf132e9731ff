import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls
import Leo.Views

// A network to choose: name, kind of layer one, and whether its TPMs are software.
T.AbstractButton {
    id: row

    required property string layerOneText
    property bool local: false
    property bool software: false
    property bool chosen: false
    readonly property string spoken: software ? qsTr("%1, %2, software TPMs").arg(text).arg(layerOneText) : qsTr("%1, %2, hardware TPMs").arg(text).arg(layerOneText)

    implicitHeight: Theme.px(44)
    leftPadding: Theme.px(16)
    rightPadding: Theme.px(16)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: chosen ? qsTr("%1, current").arg(spoken) : spoken
    Keys.onReturnPressed: row.clicked()
    Keys.onEnterPressed: row.clicked()

    contentItem: RowLayout {
        spacing: Theme.px(10)

        Icon {
            name: row.local ? "laptop" : "globe"
        }
        Label {
            text: row.text
            medium: true
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        StatusBadge {
            visible: row.software
            status: "warning"
            text: qsTr("software TPMs")
        }
        StatusBadge {
            visible: row.chosen
            status: "done"
            text: qsTr("current")
        }
        Label {
            text: row.layerOneText
            kind: Label.Small
            color: Theme.textTertiary
            Accessible.ignored: true
        }
        Icon {
            name: "chevron-right"
            size: Theme.iconSmall
            color: Theme.textTertiary
        }
    }
    background: Rectangle {
        color: row.hovered ? Theme.bgHover : "transparent"
        radius: Theme.radiusM

        FocusRing {
            shown: row.visualFocus
            anchors.margins: 1
        }
    }
}
