import QtQuick
import QtQuick.Layouts
import QtTest
import Leo.Controls
import Leo.Ui

// Charts and Leo's own figures beside one another.
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
                Layout.preferredWidth: 420
                Layout.maximumWidth: 420

                TpmCard {
                    Layout.fillWidth: true
                    manufacturer: "Infineon SLB 9670"
                    firmware: "7.85"
                    chain: ["Root CA", "Intermediate 042", "This EK"]
                    endorsement: "5e930b1b0000000000000000a3be43"
                    attestationKey: "7f0935920000000000000006e9bf1"
                    lastQuote: "12 s ago by 3b5b\u00b7238d"
                    pcrs: [
                        {index: 0, meaning: "Firmware code", value: "953ea000000000008ce4", match: "match"},
                        {index: 4, meaning: "Boot manager", value: "7b9d780000000000057a7", expected: "1bfff600000046d", match: "differs"},
                        {index: 13, meaning: "Leo runtime log", value: "2adf35000000fa3c", match: "notMeasured"}
                    ]
                }
                TpmCard {
                    Layout.fillWidth: true
                    kind: "software"
                    manufacturer: "swtpm"
                }
                FileDrop {
                    Layout.fillWidth: true
                    text: "PNG or JPEG, up to 16 MB"
                }
                QrCode {
                    text: "leo:lambda/bafyreic6"
                    implicitWidth: 160
                    implicitHeight: 160
                }
            }
            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true

                RowLayout {
                    Card {
                        Layout.fillWidth: true
                        title: "Credit"
                        note: "612"

                        LineChart {
                            Layout.fillWidth: true
                            Layout.preferredHeight: 150
                            accessibleName: "Credit over 90 days"
                            points: [0, 1, 2, 3, 4, 5, 6, 7].map(i => ({at: i, value: 100 + i * 70 - (i > 4 ? 40 : 0), label: "day " + i, valueText: String(100 + i * 70)}))
                            yLabels: [{value: 700, text: "700"}, {value: 350, text: "350"}, {value: 0, text: "0"}]
                            xLabels: [{at: 0, text: "90 days ago"}, {at: 7, text: "today"}]
                            marks: [{at: 5, value: 410, text: "-5, failed run"}]
                        }
                    }
                    Card {
                        Layout.fillWidth: true
                        title: "Earnings, LEO a day"

                        StackedBars {
                            Layout.fillWidth: true
                            Layout.preferredHeight: 150
                            accessibleName: "Earnings"
                            series: [{title: "Monitor", color: Theme.roleMonitor}, {title: "Executor", color: Theme.roleExecutor}]
                            bars: Array.from({length: 30}, (unused, i) => ({label: "day " + i, parts: [2 + i % 3, i % 5 === 0 ? 5 : 0]}))
                            yLabels: [{value: 10, text: "10"}, {value: 5, text: "5"}, {value: 0, text: "0"}]
                            firstLabel: "30 d"
                            lastLabel: "today"
                        }
                    }
                }
                BlockStrip {
                    Layout.fillWidth: true
                    pendingPlace: "#2,316"
                    pendingText: "2 waiting"
                    shown: 6
                    model: ListModel {
                        Component.onCompleted: {
                            const figures = ["square", "outline", "ring", "disc", "diamond", "triangle", "bar", "cross"];
                            const tones = ["accent", "plain", "ok", "monitor", "ok", "bob", "plain", "bad"];
                            for (let i = 0; i < 6; ++i)
                                append({place: "#2,31" + (5 - i), placeNumber: "231" + (5 - i), txCount: 3 + i + " tx", age: i + " s", glyphs: figures.slice(i).map((figure, k) => ({glyph: figure, tone: tones[i + k]}))});
                        }
                    }
                }
                Card {
                    Layout.fillWidth: true
                    title: "Settlement"

                    SettlementFlow {
                        Layout.fillWidth: true
                        source: ({label: "Offer", amount: "10.000000000"})
                        targets: [
                            {label: "Burned", note: "incl. rounding", amount: "1.000000003", value: 1, role: "burned"},
                            {label: "Bob", note: "price per use", amount: "3.000000000", value: 3, role: "publisher"},
                            {label: "Executor", amount: "3.000000000", value: 3, role: "executor"},
                            {label: "9 monitors", note: "0.333333333 each", amount: "2.999999997", value: 3, role: "monitors"},
                            {label: "Alice", amount: "0.000000000", value: 0, role: "requester"}
                        ]
                    }
                }
                LogView {
                    Layout.fillWidth: true
                    model: [{time: "14:05:25.4", source: "attest", line: "ca12 ok", tone: "okText"}, {time: "14:05:25.0", source: "chain", line: "block 128,407"}]
                }
                Stepper {
                    horizontal: true
                    Layout.fillWidth: true
                    steps: [{title: "Code", summary: "12 files"}, {title: "Runtime and price"}, {title: "Test run"}, {title: "Publish"}]
                    current: 1
                    reached: 2
                }
                Banner {
                    Layout.fillWidth: true
                    text: "Reconnecting to Leo testnet. Everything below is as of #128,398."
                    countdown: "0:04"
                    action: "Try now"
                }
            }
        }
    }
    TestCase {
        name: "look_leo"
        when: windowShown

        function test_look(): void {
            Theme.motion = 0;
            for (const dark of [true, false]) {
                Theme.dark = dark;
                wait(30);
                Shots.save(root.Window.window, dark ? "leo-dark" : "leo-light");
            }
            Theme.dark = true;
        }
    }
}
