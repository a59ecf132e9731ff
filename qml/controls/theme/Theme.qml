pragma Singleton

import QtQuick

// Every colour, size and duration of Leo. The shell sets dark, scale, motion and keyboard; everything else follows.
// A length that has no token of its own is written Theme.px(n), n being pixels at a scale of 100 %.
QtObject {
    id: theme

    property bool dark: true
    property real scale: 1
    property real motion: 1
    property bool keyboard: false // used last: what moves the focus by itself shows its ring then

    function px(length: real): real {
        return Math.round(length * scale);
    }

    // The colour that goes with a word of the view-models; of none of them, that of labels.
    function ink(tone: string): color {
        switch (tone) {
        case "accent":
            return accentText;
        case "ok":
            return okText;
        case "warn":
            return warnText;
        case "bad":
            return badText;
        case "executor":
            return roleExecutor;
        case "monitor":
            return roleMonitor;
        case "bob":
            return roleBob;
        case "muted":
            return textTertiary;
        }
        return textSecondary;
    }

    // Colour (the dark theme's value, then the light theme's)
    readonly property color bgWindow: dark ? "#0E1012" : "#F3F5F7"
    readonly property color bgRail: dark ? "#121518" : "#EBEEF1"
    readonly property color bgSurface: dark ? "#16191D" : "#FFFFFF"
    readonly property color bgRaised: dark ? "#1D2126" : "#F7F8FA"
    readonly property color bgSunken: dark ? "#0B0D0F" : "#EDF0F3"
    readonly property color bgHover: dark ? "#23282E" : "#E6EAEE"
    readonly property color bgSelected: dark ? "#17273F" : "#E2ECFD"
    readonly property color lineSubtle: dark ? "#23282E" : "#E6E9ED"
    readonly property color lineDefault: dark ? "#2F363D" : "#D3D9DF"
    readonly property color lineControl: dark ? "#6C7783" : "#7D8894"
    readonly property color lineGraphic: dark ? "#616C78" : "#8B95A0"
    readonly property color textPrimary: dark ? "#ECEFF2" : "#14181C"
    readonly property color textSecondary: dark ? "#B4BDC7" : "#414B55"
    readonly property color textTertiary: dark ? "#8C97A3" : "#5C6772"
    readonly property color textDisabled: dark ? "#5B6671" : "#97A1AB"
    readonly property color accentFill: dark ? "#2C6BE6" : "#1D5BD6"
    readonly property color accentFillHover: dark ? "#2F6EE9" : "#174DBB"
    readonly property color accentFillPress: dark ? "#235ACB" : "#12409C"
    readonly property color accentText: dark ? "#82B1FF" : "#1853C6"
    readonly property color accentSubtle: dark ? "#14233C" : "#E8F0FE"
    readonly property color accentLine: dark ? "#3F7CEB" : "#3F7CEB"
    readonly property color textOnAccent: dark ? "#FFFFFF" : "#FFFFFF"
    readonly property color focusRing: dark ? "#9CC2FF" : "#1D5BD6"
    readonly property color okText: dark ? "#5CC98A" : "#0C6E42"
    readonly property color okFill: dark ? "#3DAE70" : "#1C8A52"
    readonly property color okSubtle: dark ? "#11291D" : "#E3F5EA"
    readonly property color warnText: dark ? "#EDB24A" : "#8C5C00"
    readonly property color warnFill: dark ? "#D9982B" : "#B97A0A"
    readonly property color warnSubtle: dark ? "#2D2210" : "#FDF1DA"
    readonly property color badText: dark ? "#FF8B82" : "#9C1410"
    readonly property color badFill: dark ? "#C93A34" : "#C22F2A"
    readonly property color badFillHover: dark ? "#D84943" : "#A82520"
    readonly property color badSubtle: dark ? "#331615" : "#FDE9E7"
    readonly property color textOnBad: dark ? "#FFFFFF" : "#FFFFFF"
    readonly property color roleBob: dark ? "#DE95C4" : "#95357A"
    readonly property color roleExecutor: dark ? "#EDB24A" : "#986300"
    readonly property color roleMonitor: dark ? "#62B6E8" : "#1872A6"
    readonly property color roleBurn: dark ? "#727D89" : "#87919C"
    readonly property color textOnRole: dark ? "#0B0D0F" : "#FFFFFF"
    readonly property color onPicture: "#FFFFFF" // the handle over a picture, the same in both themes
    readonly property color underPicture: "#16191D" // behind words over a picture
    readonly property color scrim: dark ? "#99050607" : "#660E1012"

    // Space
    readonly property real space1: px(4)
    readonly property real space2: px(8)
    readonly property real space3: px(12)
    readonly property real space4: px(16)
    readonly property real space5: px(20)
    readonly property real space6: px(24)
    readonly property real space8: px(32)
    readonly property real space12: px(48)
    readonly property real pagePadding: px(24)
    readonly property real pagePaddingTop: px(20)
    readonly property real cardPadding: px(16)
    readonly property real cardGap: px(16)

    // Radius
    readonly property real radiusS: px(4)
    readonly property real radiusM: px(6)
    readonly property real radiusL: px(8)
    readonly property real radiusXl: px(12)

    // Size
    readonly property real controlSmall: px(28)
    readonly property real control: px(32)
    readonly property real controlLarge: px(40)
    readonly property real row: px(36)
    readonly property real rowDense: px(30)
    readonly property real tableHead: px(32)
    readonly property real cardHead: px(44)
    readonly property real header: px(56)
    readonly property real railWide: px(216)
    readonly property real railCompact: px(60)
    readonly property real icon: px(16)
    readonly property real iconSmall: px(14)
    readonly property real iconLarge: px(20)
    readonly property real formWidth: px(720)
    readonly property real contentWidth: px(1600)

    // Type: sizes in pixels; Label has the whole styles
    readonly property string sans: "Inter"
    readonly property string mono: "JetBrains Mono"
    readonly property int fontDisplay: px(34)
    readonly property int fontTitleL: px(28)
    readonly property int fontTitleM: px(20)
    readonly property int fontTitleS: px(16)
    readonly property int fontBodyL: px(14)
    readonly property int fontBody: px(13)
    readonly property int fontSmall: px(12)
    readonly property int fontCaption: px(11)
    readonly property int fontNumXl: px(28)
    readonly property int fontNumL: px(22)
    readonly property int fontNum: px(12)
    readonly property int fontNumS: px(11)

    // Motion, in milliseconds
    readonly property int fast: 80 * motion
    readonly property int base: 160 * motion
    readonly property int slow: 240 * motion
    readonly property int segment: 320 * motion
    readonly property int spin: 800
    readonly property int tooltipDelay: 500
    readonly property int confirmDelay: 600
}
