pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The file: dropped, pasted or picked; shown from this computer.
Item {
    id: view

    required property InputFile input
    readonly property bool ready: input.mark === "ready"
    property bool low: false
    readonly property bool narrow: width < Theme.px(400)
    readonly property real pictureWidth: narrow ? width : Math.min(low ? Theme.px(216) : Theme.px(300), width * 0.52)

    function pick() {
        dialog.open();
    }

    implicitHeight: column.implicitHeight
    implicitWidth: column.implicitWidth

    FileDialog {
        id: dialog

        title: qsTr("Choose a file")
        onAccepted: view.input.take(selectedFile)
    }

    ColumnLayout {
        id: column

        width: parent.width
        spacing: Theme.space2

        RowLayout {
            spacing: Theme.space2

            Label {
                text: qsTr("Your data")
                kind: Label.BodyL
                strong: true
            }
            Label {
                text: qsTr("encrypted on this computer before upload")
                kind: Label.Small
                color: Theme.textTertiary
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
        GridLayout {
            visible: view.ready
            columns: view.narrow ? 1 : 2
            columnSpacing: Theme.space4
            rowSpacing: Theme.space2
            Layout.fillWidth: true

            Item {
                Layout.preferredWidth: view.pictureWidth
                Layout.preferredHeight: Math.min(Theme.px(200), view.pictureWidth * 0.67)

                Rectangle {
                    anchors.fill: parent
                    visible: !view.input.hasPicture
                    radius: Theme.radiusL
                    color: Theme.bgSunken
                    border.width: 1
                    border.color: Theme.lineSubtle
                    clip: true

                    Icon {
                        anchors.centerIn: parent
                        visible: view.input.previewText === ""
                        name: view.input.icon
                        size: Theme.px(28)
                        color: Theme.textTertiary
                    }
                    Label {
                        anchors.fill: parent
                        anchors.margins: Theme.space3
                        text: view.input.previewText
                        kind: Label.Log
                        color: Theme.textSecondary
                        verticalAlignment: Text.AlignTop
                        clip: true
                        Accessible.name: qsTr("Beginning of the file")
                    }
                }
                Picture {
                    anchors.fill: parent
                    visible: !empty
                    image: view.input.picture // qmllint disable type
                    crop: true
                    radius: Theme.radiusL
                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("Preview of %1").arg(view.input.name)
                }
                IconButton {
                    anchors.right: parent.right
                    anchors.top: parent.top
                    anchors.margins: Theme.space2
                    iconName: "x"
                    tooltip: qsTr("Remove the file")
                    framed: true
                    onClicked: view.input.remove()
                }
            }
            ColumnLayout {
                spacing: Theme.px(6)
                Layout.fillWidth: true
                Layout.fillHeight: true

                RowLayout {
                    spacing: Theme.space2

                    Label {
                        text: view.input.name
                        medium: true
                        elide: Text.ElideMiddle
                        Layout.fillWidth: true
                    }
                    Icon {
                        name: "laptop"
                        size: Theme.iconSmall
                        color: Theme.textTertiary
                    }
                    Label {
                        visible: view.width >= Theme.px(500)
                        text: qsTr("on this computer")
                        kind: Label.Small
                        color: Theme.textTertiary
                    }
                }
                Repeater {
                    model: view.input.facts

                    RowLayout {
                        id: fact

                        required property string label
                        required property string value
                        required property string tone

                        Label {
                            text: fact.label
                            kind: Label.Small
                            color: Theme.textTertiary
                            Layout.fillWidth: true
                        }
                        Icon {
                            visible: fact.tone !== ""
                            name: fact.tone === "ok" ? "check" : "triangle-alert"
                            size: Theme.iconSmall
                            color: fact.tone === "ok" ? Theme.okText : Theme.warnText
                        }
                        Label {
                            text: fact.value
                            kind: fact.tone === "" ? Label.Num : Label.Small
                            color: fact.tone === "ok" ? Theme.okText : fact.tone === "warn" ? Theme.warnText : Theme.textPrimary
                        }
                    }
                }
                CheckBox {
                    visible: view.input.hasMetadata || view.input.hasLocation
                    text: view.input.hasLocation ? qsTr("Remove location") : qsTr("Remove metadata")
                    checked: !view.input.keepMetadata
                    onToggled: view.input.keepMetadata = !checked
                }
                Label {
                    visible: text !== ""
                    text: view.input.previewNote
                    kind: Label.Caption
                    color: Theme.textTertiary
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                Item {
                    Layout.fillHeight: true
                }
                Button {
                    visible: !view.low // Ctrl O, or drop it
                    size: Button.Small
                    iconName: "upload"
                    text: qsTr("Another file")
                    onClicked: view.pick()
                }
            }
        }
        Rectangle {
            id: zone

            visible: !view.ready
            radius: Theme.radiusL
            color: drop.containsDrag ? Theme.accentSubtle : Theme.bgRaised
            border.width: 1
            border.color: drop.containsDrag ? Theme.accentLine : view.input.mark === "rejected" ? Theme.badFill : Theme.lineControl
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.px(150)

            ColumnLayout {
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.space6
                spacing: Theme.space2

                Icon {
                    visible: view.input.mark !== "reading"
                    name: view.input.mark === "rejected" ? "octagon-x" : "upload"
                    size: Theme.px(24)
                    color: view.input.mark === "rejected" ? Theme.badText : Theme.textTertiary
                    Layout.alignment: Qt.AlignHCenter
                }
                Busy {
                    visible: view.input.mark === "reading"
                    size: Theme.px(24)
                    Layout.alignment: Qt.AlignHCenter
                }
                Label {
                    text: view.input.mark === "reading" ? qsTr("Reading %1").arg(view.input.name) : view.input.mark === "rejected" ? view.input.problem : drop.containsDrag ? qsTr("Drop to seal") : qsTr("Drop a file, or paste")
                    medium: true
                    color: view.input.mark === "rejected" ? Theme.badText : Theme.textPrimary
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                RowLayout {
                    visible: view.input.mark !== "reading"
                    spacing: Theme.space2
                    Layout.alignment: Qt.AlignHCenter

                    Button {
                        size: Button.Small
                        iconName: "file"
                        text: qsTr("Choose file")
                        shortcut: qsTr("Ctrl O")
                        onClicked: view.pick()
                    }
                    Button {
                        size: Button.Small
                        iconName: "paste"
                        text: qsTr("Paste")
                        shortcut: qsTr("Ctrl V")
                        onClicked: view.input.paste()
                    }
                }
            }
        }
    }
    DropArea {
        id: drop

        anchors.fill: parent
        keys: ["text/uri-list"]
        onDropped: drop => {
            if (drop.urls.length === 1)
                view.input.take(drop.urls[0]);
            drop.accept(Qt.CopyAction);
        }
    }
}
