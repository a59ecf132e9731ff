import QtQuick
import Leo.Controls

// A whole or decimal number between min and max. Up and down step, with Shift by ten; the wheel only while focused;
// letters do not enter; leaving with a number outside the limits brings it back inside and says so.
TextField {
    id: number

    property real value: 0
    property real min: 0
    property real max: 1e12
    property real step: 1
    property int decimals: 0
    property string limits: qsTr("%1 to %2").arg(show(min)).arg(show(max))

    signal changed(value: real)

    function show(figure: real): string {
        return figure.toFixed(decimals);
    }

    function read(): real {
        const figure = Number(text.replace(",", "."));
        return text === "" || isNaN(figure) ? NaN : figure;
    }

    function set(figure: real): void {
        const inside = Math.max(min, Math.min(max, figure));
        text = show(inside);
        if (inside !== value) {
            value = inside;
            changed(inside);
        }
    }

    mono: true
    inputMethodHints: decimals > 0 ? Qt.ImhFormattedNumbersOnly : Qt.ImhDigitsOnly
    validator: RegularExpressionValidator {
        regularExpression: number.decimals > 0 ? /-?[0-9]{0,15}([.,][0-9]{0,9})?/ : /-?[0-9]{0,15}/
    }
    Component.onCompleted: text = show(value)
    onValueChanged: if (!field.activeFocus || read() !== value) text = show(value)
    onEdited: {
        const figure = read();
        error = isNaN(figure) || figure < min || figure > max ? limits : "";
        if (error === "" && figure !== value) {
            value = figure;
            changed(figure);
        }
    }
    field.onEditingFinished: {
        const figure = read();
        set(isNaN(figure) ? value : figure);
        error = "";
    }
    Keys.onUpPressed: event => set((isNaN(read()) ? value : read()) + step * (event.modifiers & Qt.ShiftModifier ? 10 : 1))
    Keys.onDownPressed: event => set((isNaN(read()) ? value : read()) - step * (event.modifiers & Qt.ShiftModifier ? 10 : 1))

    WheelHandler {
        enabled: number.field.activeFocus
        onWheel: event => number.set(number.value + (event.angleDelta.y > 0 ? number.step : -number.step))
    }
}
