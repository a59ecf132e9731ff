import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Leo.Controls

// A modal dialog: title, content in a column, buttons at the foot.
//
// money: it spends or releases. Then nothing but its buttons closes it (Esc is Cancel), focus starts on the title, and
// the confirming button takes input 600 ms after `ready` holds and the dialog has kept its size; Enter confirms only
// when that button itself has focus.
T.Popup {
    id: dialog

    property string title
    property string iconName
    property string confirmText
    property string cancelText: qsTr("Cancel")
    property string otherText // a third button, left of the others
    property int otherKind: Button.Secondary
    property bool danger: false
    property bool money: false
    property bool guarded: false // ready comes from a ConfirmGuard, which has waited already
    property bool ready: true
    property bool busy: false
    property string footnote
    property string footnoteIcon
    property real panelWidth: Theme.px(520)
    property Item firstFocus: null // else the title (money) or the first control
    default property alias content: body.data

    readonly property bool armed: ready && !busy && (!money || guarded || !guard.running)

    signal confirmed
    signal cancelled
    signal other

    function disturb(): void {
        if (money && !guarded)
            guard.restart();
    }

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(panelWidth, (parent ? parent.width : panelWidth) - Theme.px(48))
    height: Math.min(column.implicitHeight + 2, (parent ? parent.height : 720) - Theme.px(48))
    padding: 1
    modal: true
    focus: true
    closePolicy: T.Popup.NoAutoClose
    onReadyChanged: disturb()
    onHeightChanged: disturb()
    onOpened: {
        disturb();
        (firstFocus ?? heading).forceActiveFocus(Theme.keyboard ? Qt.TabFocusReason : Qt.OtherFocusReason);
    }
    // The focus is back where it was: a keyboard user sees where.
    onClosed: {
        const before = parent ? parent.Window.activeFocusItem : null;
        if (Theme.keyboard && before && before.focusReason !== undefined)
            before.focusReason = Qt.TabFocusReason;
    }

    Timer {
        id: guard

        interval: Theme.confirmDelay
    }

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
    background: Rectangle {
        color: Theme.bgSurface
        radius: Theme.radiusXl
        border.width: 1
        border.color: Theme.lineDefault
    }
    contentItem: FocusScope {
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: dialog.title
        Keys.onEscapePressed: {
            dialog.close();
            dialog.cancelled();
        }

        ColumnLayout {
            id: column

            anchors.fill: parent
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.space6
                Layout.rightMargin: Theme.space6
                Layout.topMargin: Theme.space5
                spacing: Theme.px(10)

                Icon {
                    visible: dialog.iconName !== ""
                    name: dialog.iconName
                    size: Theme.iconLarge
                    color: dialog.danger ? Theme.badText : Theme.textSecondary
                }
                Label {
                    id: heading

                    text: dialog.title
                    kind: Label.TitleS
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                    activeFocusOnTab: dialog.money
                    Accessible.role: Accessible.Heading
                    Accessible.name: text

                    FocusRing {
                        shown: heading.activeFocus && Theme.keyboard
                        corner: Theme.radiusS
                    }
                }
            }
            Flickable {
                id: scroll

                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.topMargin: Theme.space4
                implicitHeight: body.implicitHeight
                contentHeight: body.implicitHeight
                contentWidth: width
                clip: contentHeight > height
                boundsBehavior: Flickable.StopAtBounds

                ColumnLayout {
                    id: body

                    x: Theme.space6
                    width: scroll.width - 2 * Theme.space6
                    spacing: Theme.space4
                }
            }
            Separator {
                Layout.topMargin: Theme.space5
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.margins: Theme.space4
                Layout.leftMargin: Theme.space6
                Layout.rightMargin: Theme.space6
                spacing: Theme.space2

                Icon {
                    visible: dialog.footnoteIcon !== ""
                    name: dialog.footnoteIcon
                    color: Theme.textTertiary
                }
                Label {
                    text: dialog.footnote
                    kind: Label.Small
                    color: Theme.textTertiary
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                Button {
                    visible: text !== ""
                    text: dialog.otherText
                    kind: dialog.otherKind
                    onClicked: dialog.other()
                }
                Button {
                    objectName: "dialogCancel"
                    visible: text !== ""
                    text: dialog.cancelText
                    onClicked: {
                        dialog.close();
                        dialog.cancelled();
                    }
                }
                Button {
                    objectName: "dialogConfirm"
                    visible: text !== ""
                    text: dialog.confirmText
                    kind: dialog.danger ? Button.Danger : Button.Primary
                    busy: dialog.busy
                    enabled: dialog.ready
                    // While the guard runs the button looks as it will, so that nothing moves, but takes nothing.
                    onClicked: if (dialog.armed) dialog.confirmed()
                }
            }
        }
    }
    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.slow
            easing.type: Easing.OutCubic
        }
    }
}
