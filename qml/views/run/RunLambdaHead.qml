import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// The chosen lambda: name, author, id, limits, how often it worked.
RowLayout {
    id: head

    required property LambdaChoices lambdas
    readonly property bool chosen: lambdas.chosenId !== ""
    readonly property bool narrow: width < Theme.px(400)

    spacing: Theme.space3

    component Limits: Label {
        kind: Label.Small
        color: Theme.textTertiary
    }

    Icon {
        name: head.chosen ? head.lambdas.icon : "package"
        size: Theme.iconLarge
        color: head.chosen ? Theme.accentText : Theme.textTertiary
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Theme.px(4)
    }
    ColumnLayout {
        spacing: 2
        Layout.fillWidth: true

        RowLayout {
            spacing: Theme.space3
            Layout.fillWidth: true

            Label {
                text: head.chosen ? head.lambdas.name : qsTr("No lambda chosen")
                kind: Label.TitleS
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            StatusBadge {
                visible: head.chosen && !head.narrow
                status: head.lambdas.rateStatus
                text: head.lambdas.rate
            }
        }
        RowLayout {
            visible: head.chosen
            spacing: Theme.space2
            Layout.fillWidth: true

            Identicon {
                seed: head.lambdas.authorHex
                implicitWidth: Theme.px(16)
                implicitHeight: implicitWidth
            }
            Label {
                text: head.lambdas.author
                kind: Label.Small
                color: Theme.textTertiary
                elide: Text.ElideRight
                Layout.preferredWidth: Math.min(implicitWidth, Theme.px(140))
            }
            HashText {
                value: head.lambdas.cid
                head: 9
                tail: 5
                kindName: qsTr("Lambda")
            }
            Limits {
                text: head.lambdas.limits
                visible: !head.narrow
                horizontalAlignment: Text.AlignRight
                Layout.fillWidth: true
            }
            Item {
                visible: head.narrow
                Layout.fillWidth: true
            }
        }
        Limits {
            text: head.lambdas.limits
            visible: head.chosen && head.narrow
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        Label {
            visible: text !== ""
            text: head.chosen ? head.lambdas.description : qsTr("Choose one from the list: it is what your data will be given to.")
            kind: Label.Small
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        StatusBadge {
            visible: head.chosen && head.narrow
            status: head.lambdas.rateStatus
            text: head.lambdas.rate
        }
    }
}
