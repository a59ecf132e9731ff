.pragma library

// As leo::ui::text::number: in the language's signs, and in German with a narrow space between thousands.
function number(figure, decimals) {
    const locale = Qt.locale();
    const text = Number(figure).toLocaleString(locale, "f", decimals);
    return locale.decimalPoint === "," ? text.split(locale.groupSeparator).join("\u202f") : text;
}
