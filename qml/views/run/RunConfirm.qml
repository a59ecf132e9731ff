import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// What the signing dialog adds for a task: which file and lambda, the split, and what returns at each end.
ColumnLayout {
    id: confirm

    required property Composer composer

    spacing: Theme.space3

    RowLayout {
        spacing: Theme.space3
        Layout.fillWidth: true

        Picture {
            visible: !empty
            image: confirm.composer.input.picture // qmllint disable type
            crop: true
            radius: Theme.radiusM
            Layout.preferredWidth: Theme.px(64)
            Layout.preferredHeight: Theme.px(48)
        }
        ColumnLayout {
            spacing: 0

            Label {
                text: qsTr("%1, sealed").arg(confirm.composer.input.name)
                medium: true
                elide: Text.ElideMiddle
                Layout.fillWidth: true
            }
            Label {
                text: qsTr("%1 by %2").arg(confirm.composer.lambdas.name).arg(confirm.composer.lambdas.author)
                kind: Label.Small
                color: Theme.textTertiary
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
        }
    }
    OfferBar {
        shares: confirm.composer.confirmShares
        Layout.fillWidth: true
    }
    Separator {
        Layout.fillWidth: true
    }
    RunReturns {
        rows: confirm.composer.ends
        Layout.fillWidth: true
    }
}
