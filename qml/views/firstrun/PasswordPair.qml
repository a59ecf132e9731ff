import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Views

// A new password, typed twice. `problem` is what the view-model says about the two; it shows once both were left.
ColumnLayout {
    id: pair

    property alias password: first.text
    property alias repeated: second.text
    property alias firstField: first
    property string problem
    property string label: qsTr("Password of this wallet")
    property bool touched: false
    readonly property string shownProblem: second.error

    signal accepted

    function clear(): void {
        first.text = "";
        second.text = "";
        touched = false;
    }

    spacing: Theme.px(12)

    TextField {
        id: first

        objectName: "password"
        Layout.fillWidth: true
        label: pair.label
        secret: true
        hint: qsTr("At least 8 characters. It encrypts the wallet on this computer; nobody can reset it.")
        onAccepted: second.forceActiveFocus()
    }
    TextField {
        id: second

        objectName: "passwordAgain"
        Layout.fillWidth: true
        label: qsTr("The same password again")
        secret: true
        error: pair.touched && (text !== "" || first.text !== "") ? pair.problem : ""
        onEdited: pair.touched = text.length >= first.text.length
        onAccepted: {
            pair.touched = true;
            pair.accepted();
        }
    }
}
