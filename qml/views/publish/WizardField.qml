import QtQuick
import Leo.Controls

// A field of the lambda's form by its name: shows its value, its problem, and writes what is typed.
TextField {
    id: edit

    required property var form
    required property string name

    objectName: name
    text: form.values[name] ?? ""
    error: form.problems[name] ?? ""
    onEdited: form.set(name, text)
}
