pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// How much of this computer the node may use, for what and when, with what was measured beside each.
ScrollPage {
    id: page

    readonly property NodeArea area: app.node
    readonly property var measured: area.measured
    readonly property NodeLimitsForm form: area.limits

    title: qsTr("Limits")
    crumbs: [qsTr("Node")]
    crumbPages: ["node.dashboard"]
    maximumWidth: Theme.formWidth
    Component.onCompleted: area.enter()
    Component.onDestruction: {
        form.revert();
        area.leave();
    }

    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: page.form.touched && page.form.valid
        onActivated: page.form.apply()
    }

    Card {
        title: qsTr("Computer")
        Layout.fillWidth: true

        LimitRow {
            measured: page.measured.cores

            TextField {
                objectName: "limitCores"
                label: qsTr("CPU cores")
                placeholder: qsTr("all")
                mono: true
                text: page.form.cores
                error: page.form.coresError
                inputMethodHints: Qt.ImhDigitsOnly
                width: parent.width
                onEdited: page.form.cores = text
            }
        }
        LimitRow {
            measured: page.measured.memory

            TextField {
                objectName: "limitMemory"
                label: qsTr("Memory of one task")
                placeholder: qsTr("what the task asks for")
                unit: qsTr("GB")
                mono: true
                text: page.form.memory
                error: page.form.memoryError
                width: parent.width
                onEdited: page.form.memory = text
            }
        }
    }
    Label {
        visible: text !== ""
        text: page.measured.node
        kind: Label.Small
        color: Theme.textTertiary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    Card {
        title: qsTr("Tasks")
        Layout.fillWidth: true

        LimitRow {
            measured: page.measured.offer

            TextField {
                objectName: "limitOffer"
                label: qsTr("Smallest offer")
                placeholder: qsTr("any")
                unit: qsTr("LEO")
                mono: true
                text: page.form.offer
                error: page.form.offerError
                width: parent.width
                onEdited: page.form.offer = text
            }
        }
        LimitRow {
            measured: page.measured.hours

            Label {
                text: qsTr("Hours")
                kind: Label.Small
                color: Theme.textSecondary
            }
            Row {
                spacing: Theme.space2

                Segmented {
                    objectName: "limitAlways"
                    items: [
                        {text: qsTr("Always")},
                        {text: qsTr("Between")}
                    ]
                    current: page.form.always ? 0 : 1
                    accessibleName: qsTr("Hours")
                    onChosen: index => page.form.always = index === 0
                }
                TextField {
                    objectName: "limitFrom"
                    visible: !page.form.always
                    mono: true
                    text: page.form.from
                    accessibleName: qsTr("From, local time")
                    width: Theme.px(72)
                    onEdited: page.form.from = text
                }
                Label {
                    visible: !page.form.always
                    text: qsTr("to")
                    height: Theme.control
                    color: Theme.textTertiary
                }
                TextField {
                    objectName: "limitTo"
                    visible: !page.form.always
                    mono: true
                    text: page.form.to
                    accessibleName: qsTr("To, local time")
                    width: Theme.px(72)
                    onEdited: page.form.to = text
                }
            }
            Label {
                visible: text !== ""
                text: page.form.hoursError
                kind: Label.Small
                color: Theme.badText
                wrapMode: Text.Wrap
                width: parent.width
            }
        }
    }
    Label {
        text: qsTr("A limit holds from the next task on. What is open is finished as it was begun.")
        kind: Label.Small
        color: Theme.textTertiary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.space2

        Button {
            objectName: "applyLimits"
            text: qsTr("Apply limits")
            kind: Button.Primary
            enabled: page.form.touched && page.form.valid
            onClicked: page.form.apply()
        }
        Button {
            objectName: "revertLimits"
            text: qsTr("Discard changes")
            enabled: page.form.touched
            onClicked: page.form.revert()
        }
        StatusBadge {
            id: applied

            visible: false
            plain: true
            status: "done"
            text: qsTr("Applied")
        }
    }
    Connections {
        target: page.form

        function onApplied() {
            applied.visible = true;
        }
        function onChanged() {
            if (page.form.touched)
                applied.visible = false;
        }
    }
}
