import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Layouts
import Leo.Controls

// A question whose answer costs: focus is on the title, the answer takes input 600 ms after the dialog stands still,
// Enter answers only on the button itself.
Basic.Popup {
    id: dialog

    required property string titleText
    property string bodyText
    required property string confirmText
    required property string keepText

    signal confirmed

    parent: Basic.Overlay.overlay
    anchors.centerIn: parent
    width: Theme.px(440)
    modal: true
    focus: true
    padding: Theme.space6
    closePolicy: Basic.Popup.CloseOnEscape
    onOpened: {
        guard.restart();
        title.forceActiveFocus(Qt.PopupFocusReason);
    }
    onHeightChanged: guard.restart()
    Accessible.role: Accessible.Dialog
    Accessible.name: titleText

    Basic.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
    background: Rectangle {
        color: Theme.bgSurface
        radius: Theme.radiusXl
        border.width: 1
        border.color: Theme.lineDefault
    }

    contentItem: ColumnLayout {
        spacing: Theme.space3

        Label {
            id: title

            text: dialog.titleText
            kind: Label.TitleS
            wrapMode: Text.Wrap
            activeFocusOnTab: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
            Accessible.focusable: true
        }
        Label {
            visible: text !== ""
            text: dialog.bodyText
            color: Theme.textSecondary
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.space2
            Layout.topMargin: Theme.space2

            Item {
                Layout.fillWidth: true
            }
            Button {
                text: dialog.keepText
                onClicked: dialog.close()
            }
            Button {
                objectName: "confirmAsk"
                kind: Button.Danger
                text: dialog.confirmText
                enabled: !guard.running
                onClicked: {
                    dialog.close();
                    dialog.confirmed();
                }
            }
        }
        Timer {
            id: guard

            interval: Theme.confirmDelay
        }
    }
}
