import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

ChainDetailPage {
    id: page

    readonly property ChainLambda lambda: detail as ChainLambda

    title: lambda.name
    crumbs: [qsTr("Explorer"), qsTr("Tasks")]
    crumbPages: ["explorer.overview", "explorer.tasks"]
    detail: app.explorer.lambdaDetail(params.id ?? "", page)

    ChainHead {
        heading: page.lambda.name
        iconName: "package"
        fullId: page.lambda.fullId
        Layout.fillWidth: true
        badges: StatusBadge {
            status: page.lambda.retired ? "stopped" : "done"
            text: page.lambda.retired ? qsTr("Retired") : qsTr("Live")
        }
        actions: Button {
            text: qsTr("Run it on your data")
            visible: !page.lambda.retired
            onClicked: page.app.navigator.open("run.new", {lambda: page.lambda.fullId})
        }
    }
    Label {
        visible: text !== ""
        text: page.lambda.description
        color: Theme.textSecondary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.formWidth
    }
    Card {
        title: qsTr("Manifest and record")
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.formWidth

        ChainFacts {
            app: page.app
            model: page.lambda.facts
            Layout.fillWidth: true
        }
    }
}
