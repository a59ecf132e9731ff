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

    spacing: Theme.space3

    Icon {
        name: head.chosen ? head.lambdas.icon : "package"
        size: Theme.iconLarge
        color: head.chosen ? Theme.accentText : Theme.textTertiary
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Theme.px(4)
    }
    ColumnLayout {
        spacing: 2

        Label {
            text: head.chosen ? head.lambdas.name : qsTr("No lambda chosen")
            kind: Label.TitleS
            elide: Text.ElideRight
            Layout.fillWidth: true
        }
        RowLayout {
            visible: head.chosen
            spacing: Theme.space2

            Identicon {
                seed: head.lambdas.authorHex
                Layout.preferredWidth: Theme.px(16)
                Layout.preferredHeight: Theme.px(16)
            }
            Label {
                text: head.lambdas.author
                kind: Label.Small
                color: Theme.textTertiary
            }
            HashText {
                value: head.lambdas.cid
                head: 9
                tail: 5
                kindName: qsTr("Lambda")
            }
            Label {
                text: head.lambdas.limits
                kind: Label.Small
                color: Theme.textTertiary
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
        }
        Label {
            visible: text !== ""
            text: head.chosen ? head.lambdas.description : qsTr("Choose one from the list: it is what your data will be given to.")
            kind: Label.Small
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
    StatusBadge {
        visible: head.chosen
        status: head.lambdas.rateStatus
        text: head.lambdas.rate
        Layout.alignment: Qt.AlignTop
    }
}
