pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui

// One lambda of this wallet: what it is and earned, its versions, its key policy, and what can be changed.
Card {
    id: panel

    required property App app
    readonly property var lambdas: app.publish.lambdas
    readonly property var detail: lambdas.detail
    readonly property string status: detail.lambdaState ?? ""
    property int tab: 0

    padding: 0
    spacing: 0

    ColumnLayout {
        Layout.fillWidth: true
        Layout.margins: Theme.px(16)
        spacing: Theme.px(4)

        RowLayout {
            Layout.fillWidth: true

            Label {
                text: panel.detail.name ?? ""
                kind: Label.TitleS
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            StatusBadge {
                status: panel.status === "live" ? "done" : panel.status === "deprecated" ? "warning" : "neutral"
                text: panel.detail.stateText ?? ""
            }
        }
        HashText {
            value: panel.detail.cid ?? ""
            head: 9
            tail: 5
            kindName: qsTr("Lambda id")
            linked: true
            onOpened: panel.app.navigator.open("explorer.lambda", {
                id: panel.detail.id
            })
        }
    }
    Tabs {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.px(16)
        Layout.rightMargin: Theme.px(16)
        items: [
            {
                text: qsTr("Overview")
            },
            {
                text: qsTr("Versions"),
                count: panel.lambdas.versions.count
            },
            {
                text: qsTr("Key policy")
            }
        ]
        current: panel.tab
        onChosen: index => panel.tab = index
    }
    Separator {
        Layout.fillWidth: true
    }
    Flickable {
        id: flick

        Layout.fillWidth: true
        Layout.fillHeight: true
        implicitHeight: body.implicitHeight + Theme.px(32)
        contentHeight: body.implicitHeight + Theme.px(32)
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        ColumnLayout {
            id: body

            x: Theme.px(16)
            y: Theme.px(16)
            width: flick.width - 2 * x
            spacing: Theme.px(14)

            LambdaOverview {
                visible: panel.tab === 0
                lambdas: panel.lambdas
                Layout.fillWidth: true
            }
            ColumnLayout {
                visible: panel.tab === 1
                Layout.fillWidth: true
                spacing: Theme.px(6)

                Repeater {
                    model: panel.lambdas.versions

                    RowLayout {
                        id: version

                        required property string lambdaId
                        required property string stateText
                        required property string lambdaState
                        required property string blockHeight
                        required property string runs
                        required property bool current

                        Layout.fillWidth: true
                        spacing: Theme.px(12)

                        StatusBadge {
                            status: version.lambdaState === "live" ? "done" : version.lambdaState === "deprecated" ? "warning" : "neutral"
                            text: version.stateText
                            plain: true
                            Layout.preferredWidth: Theme.px(110)
                        }
                        LinkText {
                            text: version.blockHeight
                            kind: Label.Num
                            onClicked: panel.lambdas.select(version.lambdaId)
                        }
                        Label {
                            text: version.current ? qsTr("shown") : ""
                            kind: Label.Small
                            color: Theme.textTertiary
                            Layout.fillWidth: true
                        }
                        Label {
                            text: version.runs
                            kind: Label.Num
                        }
                    }
                }
                Label {
                    text: qsTr("A new version is a new lambda with its own bond. The older one works until you deprecate or retire it.")
                    kind: Label.Small
                    color: Theme.textTertiary
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
            }
            ColumnLayout {
                visible: panel.tab === 2
                Layout.fillWidth: true
                spacing: Theme.px(10)

                OptionCard {
                    Layout.fillWidth: true
                    text: qsTr("Release automatically")
                    description: qsTr("When all six checks pass. Works while Leo runs, also in the background.")
                    checked: !panel.lambdas.askEveryTime
                    onClicked: panel.lambdas.setAskEveryTime(false)
                }
                OptionCard {
                    Layout.fillWidth: true
                    text: qsTr("Ask me every time")
                    description: qsTr("The same checks, then your answer, until the key window closes.")
                    checked: panel.lambdas.askEveryTime
                    onClicked: panel.lambdas.setAskEveryTime(true)
                }
            }
            Note {
                visible: panel.lambdas.error !== ""
                Layout.fillWidth: true
                kind: "bad"
                text: panel.lambdas.error
            }
        }
    }
    Separator {
        Layout.fillWidth: true
    }
    LambdaActions {
        visible: panel.status !== "retired"
        app: panel.app
        Layout.fillWidth: true
        Layout.margins: Theme.px(16)
    }
}
