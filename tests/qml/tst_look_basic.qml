import QtQuick
import QtQuick.Layouts
import QtTest
import Leo.Controls

// All controls beside one another, in both themes, for the eye; and that none of them warns.
Item {
    id: root

    width: 1440
    height: 1000

    Rectangle {
        anchors.fill: parent
        color: Theme.bgWindow

        RowLayout {
            anchors.fill: parent
            anchors.margins: 20
            spacing: 16

            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: 440
                Layout.fillWidth: false
                spacing: 16

                Card {
                    Layout.fillWidth: true
                    title: "Buttons"
                    note: "a note"

                    RowLayout {
                        Button {
                            text: "Primary"
                            kind: Button.Primary
                        }
                        Button {
                            text: "Secondary"
                            iconName: "qr"
                        }
                        Button {
                            text: "Busy"
                            busy: true
                        }
                        Button {
                            text: "Disabled"
                            enabled: false
                            kind: Button.Primary
                        }
                    }
                    RowLayout {
                        Button {
                            text: "Danger"
                            kind: Button.Danger
                            size: Button.Small
                        }
                        Button {
                            text: "Outline"
                            kind: Button.DangerOutline
                            size: Button.Small
                        }
                        Button {
                            text: "Ghost"
                            kind: Button.Ghost
                        }
                        IconButton {
                            iconName: "bell"
                            tooltip: "Notifications"
                            badge: 3
                        }
                        LinkText {
                            text: "All tasks"
                        }
                    }
                    RowLayout {
                        Repeater {
                            model: ["done", "running", "attention", "failed"]

                            StatusBadge {
                                required property string modelData

                                status: modelData
                                text: modelData
                            }
                        }
                    }
                    RowLayout {
                        Repeater {
                            model: ["notYet", "skipped", "silent", "returned", "sealed", "warning"]

                            StatusBadge {
                                required property string modelData

                                status: modelData
                                text: modelData
                            }
                        }
                    }
                }
                Card {
                    Layout.fillWidth: true
                    title: "Fields"

                    TextField {
                        Layout.fillWidth: true
                        label: "Name"
                        placeholder: "Name, author or id"
                        prefixIcon: "search"
                    }
                    RowLayout {
                        NumberField {
                            Layout.fillWidth: true
                            label: "Credit, at least"
                            value: 100
                            unit: "credit"
                        }
                        TextField {
                            Layout.fillWidth: true
                            label: "Password"
                            text: "secret"
                            secret: true
                        }
                    }
                    AmountField {
                        Layout.fillWidth: true
                        label: "Your offer"
                        text: "10.00"
                        leftHint: "Minimum 6.00"
                        rightHint: "Usual 9-12"
                    }
                    TextField {
                        Layout.fillWidth: true
                        text: "wrong"
                        label: "With error"
                        error: "Too short"
                    }
                    Select {
                        Layout.fillWidth: true
                        label: "Language"
                        model: ["English", "Deutsch"]
                    }
                    RowLayout {
                        CheckBox {
                            text: "Checked"
                            checked: true
                        }
                        CheckBox {
                            text: "Not"
                        }
                        CheckBox {
                            text: "Disabled"
                            checked: true
                            enabled: false
                        }
                    }
                    Switch {
                        Layout.fillWidth: true
                        text: "Reduce motion"
                        description: "Stops every animation"
                        checked: true
                    }
                    RadioButton {
                        text: "Radio"
                        checked: true
                    }
                }
            }
            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                spacing: 16

                Card {
                    Layout.fillWidth: true
                    title: "In flight"
                    note: "2 tasks"
                    padding: 0

                    DataTable {
                        id: table

                        Layout.fillWidth: true
                        fits: true
                        columns: [
                            {title: "Task", role: "name", kind: "strong", iconRole: "icon", fill: 1.4},
                            {title: "Lambda", role: "lambda"},
                            {title: "Phase", role: "phase", kind: "badge", statusRole: "status", width: 150},
                            {title: "Id", role: "id", kind: "hash", width: 110},
                            {title: "Offer", role: "offer", kind: "mono", align: "right", width: 70, sortable: true}
                        ]
                        sortRole: "offer"
                        model: [
                            {name: "IMG_2041.jpg", icon: "image", lambda: "Color to grey", phase: "Executing", status: "running", id: "bafyreic6aaaaaaaaabdsde", offer: "10.00"},
                            {name: "Invoice 0098.pdf", icon: "file-text", lambda: "Invoice to JSON", phase: "Needs your key", status: "attention", id: "bafyreic6aaaaaaaaabdsde", offer: "8.50"}
                        ]
                    }
                }
                Card {
                    Layout.fillWidth: true
                    title: "Values"

                    Amount {
                        value: "838.50"
                        unit: "LEO available"
                        kind: Label.NumXl
                    }
                    ProgressBar {
                        Layout.fillWidth: true
                        parts: [{value: 0.9, color: Theme.accentLine}, {value: 0.08, color: Theme.warnFill}]
                    }
                    KeyValue {
                        Layout.fillWidth: true
                        rows: [
                            {label: "Held in 2 tasks", value: "18.50", unit: "LEO", mono: true},
                            {label: "EK certificate", full: "5e930b1b0123456789abcdefa3be43"},
                            {label: "Network", value: "Leo testnet"}
                        ]
                    }
                    RowLayout {
                        NodeId {
                            key: "23af000000000000000000000000026f"
                            own: true
                        }
                        HashText {
                            value: "bafyreic6aaaaaaaaaaaaabdsde"
                            linked: true
                        }
                        KeyCap {
                            text: "Ctrl"
                        }
                    }
                }
                RowLayout {
                    spacing: 12

                    OptionCard {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        text: "Attested"
                        iconName: "shield-check"
                        description: "One machine runs it, monitors verify its TPM."
                        facts: ["1 run"]
                        checked: true
                    }
                    OptionCard {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        text: "Replicated"
                        iconName: "layers"
                        description: "Three executors must agree on the result."
                        enabled: false
                        facts: ["Not on this network yet"]
                    }
                }
                RowLayout {
                    Segmented {
                        items: [{text: "Ring", icon: "clock"}, {text: "Table", icon: "table"}]
                    }
                    Tabs {
                        items: [{text: "Overview"}, {text: "Events", count: 12}, {text: "Raw"}]
                    }
                }
                Note {
                    Layout.fillWidth: true
                    kind: "warn"
                    title: "Software TPM"
                    text: "Proves the protocol, not the machine."
                    action: "Learn more"
                }
                Note {
                    Layout.fillWidth: true
                    kind: "bad"
                    text: "The disk is full."
                }
                Skeleton {
                    Layout.fillWidth: true
                    rows: 2
                }
            }
            Card {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: 360
                title: "Empty"

                EmptyState {
                    Layout.fillWidth: true
                    iconName: "wand"
                    title: "No tasks yet"
                    text: "A task runs somebody's code on your data."
                    action: "New task"
                    secondAction: "How it works"
                }
                EmptyState {
                    Layout.fillWidth: true
                    kind: "error"
                    iconName: "wifi-off"
                    title: "Cannot reach Leo testnet"
                    text: "None of the 6 known entry points answered."
                    details: "127.0.0.1:46700 refused"
                    action: "Try now"
                }
                TextArea {
                    Layout.fillWidth: true
                    label: "Words"
                    placeholder: "24 words"
                }
            }
        }
    }
    TestCase {
        name: "look_basic"
        when: windowShown

        function test_look(): void {
            Theme.motion = 0;
            wait(250);
            for (const dark of [true, false]) {
                Theme.dark = dark;
                wait(20);
                Shots.save(root.Window.window, dark ? "basic-dark" : "basic-light");
            }
            Theme.dark = true;
        }
    }
}
