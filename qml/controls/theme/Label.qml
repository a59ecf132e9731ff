import QtQuick
import Leo.Controls

// Text in one of the styles of the type table. Always plain text: nothing from outside can bring markup.
Text {
    id: label

    enum Style { Display, TitleL, TitleM, TitleS, BodyL, Body, Small, Caption, NumXl, NumL, Num, NumS, Log }

    property int kind: Label.Body
    property bool strong: false // SemiBold
    property bool medium: false

    readonly property bool isMono: kind >= Label.NumXl
    readonly property bool isTitle: kind <= Label.TitleS
    readonly property list<int> sizes: [Theme.fontDisplay, Theme.fontTitleL, Theme.fontTitleM, Theme.fontTitleS, Theme.fontBodyL, Theme.fontBody, Theme.fontSmall, Theme.fontCaption, Theme.fontNumXl, Theme.fontNumL, Theme.fontNum, Theme.fontNumS, Theme.fontNumS]
    readonly property list<int> heights: [42, 36, 28, 24, 20, 20, 16, 16, 36, 30, 16, 16, 18]

    color: Theme.textPrimary
    textFormat: Text.PlainText
    renderType: Text.NativeRendering
    verticalAlignment: Text.AlignVCenter
    lineHeightMode: Text.FixedHeight
    lineHeight: Theme.px(heights[kind])
    font.family: isMono ? Theme.mono : Theme.sans
    font.pixelSize: sizes[kind]
    font.weight: strong || isTitle ? Font.DemiBold : medium || kind === Label.NumXl || kind === Label.NumL ? Font.Medium : Font.Normal
    font.preferShaping: !isMono
}
