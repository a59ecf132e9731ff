pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The offer: its split, what comes back when, what stays secret, and the button that posts.
Rectangle {
    id: column

    required property App app
    required property Composer composer
    property bool low: false
    readonly property bool typing: offer.activeFocus
    readonly property real wholeHeight: lines.implicitHeight + offerColumn.implicitHeight + 2 * Theme.space4 // without scrolling

    implicitHeight: column.wholeHeight
    color: Theme.bgSurface

    ColumnLayout {
        id: lines

        anchors.fill: parent
        anchors.margins: Theme.space5
        anchors.topMargin: Theme.space4
        anchors.bottomMargin: Theme.space4
        spacing: Theme.space3

        Flickable {
            id: offerView

            contentHeight: offerColumn.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                id: offerColumn

                width: parent.width
                spacing: column.low ? Theme.space2 : Theme.space3

                AmountField {
                    id: offer

                    objectName: "offerField"
                    label: qsTr("Your offer")
                    text: column.composer.offer
                    leftHint: column.composer.minimumText
                    rightHint: column.composer.usualText
                    error: column.composer.offerProblem
                    Layout.fillWidth: true
                    onEdited: column.composer.offer = text
                }
                OfferBar {
                    objectName: "offerBar"
                    shares: column.composer.shares
                    Layout.fillWidth: true
                }
                Separator {
                    Layout.fillWidth: true
                }
                Label {
                    visible: column.composer.ends.count > 0
                    text: qsTr("What returns to you")
                    kind: Label.Small
                    medium: true
                }
                RunReturns {
                    rows: column.composer.ends
                    Layout.fillWidth: true
                }
                Separator {
                    visible: column.composer.ends.count > 0
                    Layout.fillWidth: true
                }
                RunFacts {
                    rows: column.composer.facts
                    Layout.fillWidth: true
                }
                Separator {
                    Layout.fillWidth: true
                }
                ColumnLayout {
                    id: privacy

                    spacing: Theme.px(6)
                    Layout.fillWidth: true

                    Repeater {
                        model: column.composer.privacy

                        RunPoint {
                            required property int index
                            required property string modelData

                            iconName: ["eye-off", "eye-off", "key", "trash"][index]
                            viewport: offerView
                            above: privacy.y
                            ink: Theme.okText
                            text: modelData
                            Layout.fillWidth: true
                        }
                    }
                }
                LinkText {
                    text: qsTr("What Leo cannot do")
                    onClicked: column.app.navigator.open("help")
                }
            }
        }
        Note {
            visible: column.composer.problemTitle !== ""
            kind: "warn"
            title: column.composer.problemTitle
            text: column.composer.problemText
            Layout.fillWidth: true
        }
        RowLayout {
            visible: column.composer.remedies.length > 0
            spacing: Theme.space2

            Repeater {
                model: column.composer.remedies

                Button {
                    required property var modelData

                    size: Button.Small
                    text: modelData.text
                    onClicked: column.composer.remedy(modelData.action)
                }
            }
        }
        Note {
            visible: column.composer.refusal !== ""
            kind: "bad"
            text: column.composer.refusal
            Layout.fillWidth: true
        }
        Button {
            objectName: "postTask"
            kind: Button.Primary
            size: Button.Large
            text: column.composer.postText
            busy: column.composer.preparing
            enabled: column.composer.canPost || busy
            Layout.fillWidth: true
            onClicked: column.composer.post()
        }
        Label {
            text: column.composer.preparing ? qsTr("Sealing on this computer…") : column.composer.whyNot !== "" ? column.composer.whyNot : qsTr("Ctrl Enter · you confirm in the next step")
            kind: Label.Caption
            color: Theme.textTertiary
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
}
