pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views
import Leo.Ui

// A page that is one list of the chain, read page by page.
AppPage {
    id: page

    required property PagedRows source
    required property var columns
    required property string emptyText
    property string note

    signal opened(row: var)

    crumbs: [qsTr("Explorer")]
    crumbPages: ["explorer.overview"]
    Component.onCompleted: source.reload()

    Card {
        anchors.fill: parent
        anchors.margins: Theme.pagePadding
        anchors.topMargin: Theme.pagePaddingTop
        title: page.title
        note: page.note
        padding: 0
        stale: !page.app.explorer.live && page.source.status === "ready"

        DataTable {
            objectName: "chainList"
            visible: page.source.status === "ready"
            columns: page.columns
            model: page.source.rows
            accessibleName: page.title
            Layout.fillWidth: true
            Layout.fillHeight: true
            onActivated: (index, row) => page.opened(row)
            onNearEnd: page.source.fetchMore()
        }
        ChainAbsent {
            visible: page.source.status !== "ready"
            status: page.source.status
            text: page.source.status === "empty" ? page.emptyText : page.source.problem
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
}
