import QtQuick
import QtQuick.Layouts
import Leo.Controls

// One figure with its title and a line below.
Card {
    id: card

    required property string label
    required property string figure
    property string unit
    property string remark

    spacing: Theme.px(2)
    Layout.fillHeight: true
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2 %3. %4").arg(label).arg(figure).arg(unit).arg(remark)

    Label {
        text: card.label
        kind: Label.Small
        color: Theme.textTertiary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
        Accessible.ignored: true
    }
    RowLayout {
        spacing: Theme.px(5)

        Label {
            text: card.figure
            kind: Label.NumL
            Accessible.ignored: true
        }
        Label {
            text: card.unit
            kind: Label.Caption
            color: Theme.textTertiary
            Accessible.ignored: true
        }
    }
    Label {
        text: card.remark
        kind: Label.Small
        color: Theme.textTertiary
        wrapMode: Text.Wrap
        Layout.fillWidth: true
        Accessible.ignored: true
    }
}
