pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Leo.Controls

// The one dialog that signs. `signing` is app.wallets.signing: everything shown is decoded from the bytes to be signed.
// A page adds what it knows of the matter (the split of an offer) as content. The window has one; it opens by itself.
Dialog {
    id: dialog

    required property var signing
    property bool showFields: true // what the transaction says, field by field
    default property alias details: detailColumn.data
    readonly property bool failed: signing.stage === 3

    signal unlockRequested

    title: signing.title
    confirmText: failed ? "" : signing.confirmText
    cancelText: failed ? qsTr("Close") : qsTr("Cancel")
    footnote: qsTr("Signed on this computer")
    footnoteIcon: "lock"
    money: true
    guarded: true
    ready: signing.armed
    busy: signing.stage === 2
    onConfirmed: signing.confirm()
    onCancelled: signing.cancel()
    onHeightChanged: if (signing.open) {
        signing.touch();
    }

    Connections {
        target: dialog.signing

        function onChanged() {
            if (dialog.signing.open && !dialog.opened)
                dialog.open();
            else if (!dialog.signing.open && dialog.opened)
                dialog.close();
        }
    }
    Shortcut {
        // Ctrl Enter is the primary action of pages and never signs: it ends here.
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: dialog.opened
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: dialog.signing.wallet
                strong: true
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            Label {
                text: qsTr("pays and signs")
                kind: Label.Small
                color: Theme.textTertiary
            }
        }
        ColumnLayout {
            spacing: 0

            Label {
                text: dialog.signing.spendsShort
                kind: Label.NumL
                Layout.alignment: Qt.AlignRight
            }
            Label {
                text: qsTr("LEO from %1, fee included").arg(dialog.signing.wallet)
                kind: Label.Small
                color: Theme.textTertiary
                Layout.alignment: Qt.AlignRight
            }
        }
    }
    ColumnLayout {
        id: detailColumn

        visible: children.length > 0
        Layout.fillWidth: true
        spacing: Theme.space2
    }
    ColumnLayout {
        visible: dialog.signing.recipient !== ""
        Layout.fillWidth: true
        spacing: Theme.space1

        Label {
            text: dialog.signing.recipientName !== "" ? qsTr("To %1, a wallet on this computer").arg(dialog.signing.recipientName) : qsTr("To")
            kind: Label.Small
            color: Theme.textTertiary
        }
        Label {
            text: dialog.signing.recipient
            kind: Label.Num
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
    // Positioners, not layouts: their items come and go while the dialog is closed.
    Column {
        visible: dialog.signing.lookalikes.length > 0
        Layout.fillWidth: true
        spacing: Theme.space2

        Repeater {
            model: dialog.signing.lookalikes

            Note {
                required property string modelData

                width: parent ? parent.width : 0
                kind: "warn"
                title: qsTr("This address looks like one you know, but is another")
                text: qsTr("Known: %1").arg(modelData)
            }
        }
    }
    Separator {
        Layout.fillWidth: true
    }
    Column {
        visible: dialog.showFields && dialog.signing.fields.length > 0
        Layout.fillWidth: true
        spacing: Theme.px(3)

        Repeater {
            model: dialog.showFields ? dialog.signing.fields : []

            KeyValueRow {
                required property var modelData

                width: parent ? parent.width : 0
                visible: modelData.value !== ""
                label: modelData.name
                value: modelData.value
                unit: modelData.unit
                mono: true
            }
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.px(3)

        KeyValueRow {
            label: qsTr("Transaction fee")
            value: dialog.signing.fee
            unit: qsTr("LEO")
            mono: true
        }
        KeyValueRow {
            label: qsTr("Leaves the balance")
            value: dialog.signing.spends
            unit: qsTr("LEO")
            mono: true
        }
        KeyValueRow {
            label: qsTr("Balance before")
            value: dialog.signing.before
            unit: qsTr("LEO")
            mono: true
        }
        KeyValueRow {
            label: qsTr("Balance after")
            value: dialog.signing.after
            unit: qsTr("LEO")
            mono: true
        }
        KeyValueRow {
            label: qsTr("Network")
            value: dialog.signing.networkNote !== "" ? qsTr("%1, %2").arg(dialog.signing.network).arg(dialog.signing.networkNote) : dialog.signing.network
        }
    }
    LinkText {
        id: rawLink

        property bool open: false

        text: open ? qsTr("Hide what you sign") : qsTr("Show what you sign")
        kind: Label.Small
        onClicked: open = !open
    }
    Rectangle {
        visible: rawLink.open
        Layout.fillWidth: true
        implicitHeight: raw.implicitHeight + 2 * Theme.space3
        color: Theme.bgSunken
        radius: Theme.radiusM
        border.width: 1
        border.color: Theme.lineSubtle

        Label {
            id: raw

            x: Theme.space3
            y: Theme.space3
            width: parent.width - 2 * Theme.space3
            text: dialog.signing.raw
            kind: Label.Log
            wrapMode: Text.WrapAnywhere
            color: Theme.textSecondary
            Accessible.name: qsTr("The bytes that are signed, hexadecimal")
        }
    }
    Note {
        visible: dialog.failed
        Layout.fillWidth: true
        kind: "bad"
        text: dialog.signing.error
    }
    Note {
        visible: dialog.signing.locked && !dialog.failed
        Layout.fillWidth: true
        kind: "warn"
        text: qsTr("%1 is locked. Nothing can be signed until it is unlocked.").arg(dialog.signing.wallet)
        action: qsTr("Unlock")
        onTriggered: {
            dialog.signing.cancel();
            dialog.unlockRequested();
        }
    }
}
