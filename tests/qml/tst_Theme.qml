import QtQuick
import QtTest
import Leo.Controls

Item {
    width: 100
    height: 100

    ControlCase {
        name: "Theme"

        function cleanup(): void {
            Theme.dark = true;
            Theme.scale = 1;
        }

        // "bg.window" is Theme.bgWindow; what begins with "on." is a text: Theme.textOnAccent.
        function token(name: string): color {
            const words = name.startsWith("on.") ? ["text", "on", name.slice(3)] : name.split(".");
            const property = words.map((word, i) => i === 0 ? word : word[0].toUpperCase() + word.slice(1)).join("");
            verify(Theme[property] !== undefined, "Theme has no " + property);
            return Theme[property];
        }
        function channel(value: real): real {
            return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        function luminance(color: color): real {
            return 0.2126 * channel(color.r) + 0.7152 * channel(color.g) + 0.0722 * channel(color.b);
        }
        function contrast(a: color, b: color): real {
            const low = Math.min(luminance(a), luminance(b)), high = Math.max(luminance(a), luminance(b));
            return (high + 0.05) / (low + 0.05);
        }

        function test_tokens_data(): var {
            const themes = JSON.parse(TestData.text("theme_tokens.json"));
            const rows = [];
            for (const theme in themes) {
                for (const name in themes[theme])
                    rows.push({tag: theme + " " + name, dark: theme === "dark", name: name, value: themes[theme][name]});
            }
            return rows;
        }
        function test_tokens(data: var): void {
            Theme.dark = data.dark;
            // The file writes the opacity last, Qt first.
            const value = data.value.length === 9 ? "#" + data.value.slice(7) + data.value.slice(1, 7) : data.value;
            compare(token(data.name), Qt.color(value));
        }

        // ui section 3.1: the minimum of every pair, and the ratios in the dark and the light theme.
        function test_contrast_data(): var {
            const pairs = `
                text.primary bg.window 7 16.52 16.32
                text.primary bg.surface 7 15.28 17.84
                text.primary bg.raised 7 14.02 16.79
                text.primary bg.selected 7 13.01 14.99
                text.primary bg.hover 7 12.86 14.75
                text.secondary bg.window 4.5 10.03 8.13
                text.secondary bg.surface 4.5 9.27 8.89
                text.secondary bg.raised 4.5 8.51 8.37
                text.secondary bg.hover 4.5 7.81 7.35
                text.secondary bg.selected 4.5 7.90 7.47
                text.secondary bg.rail 4.5 9.64 7.63
                text.tertiary bg.window 4.5 6.42 5.28
                text.tertiary bg.surface 4.5 5.94 5.77
                text.tertiary bg.raised 4.5 5.45 5.43
                text.tertiary bg.sunken 4.5 6.55 5.05
                text.tertiary bg.rail 4.5 6.17 4.96
                text.tertiary bg.hover 4.5 5.00 4.77
                text.tertiary bg.selected 4.5 5.06 4.85
                accent.text bg.window 4.5 8.79 6.22
                accent.text bg.surface 4.5 8.13 6.79
                accent.text bg.raised 4.5 7.46 6.39
                accent.text accent.subtle 4.5 7.25 5.93
                accent.text bg.selected 4.5 6.92 5.71
                on.accent accent.fill 4.5 4.82 5.97
                on.accent accent.fillHover 4.5 4.64 7.46
                on.accent accent.fillPress 4.5 6.18 9.38
                on.bad bad.fillHover 4.2 4.24 7.12
                accent.fill bg.surface 3 3.66 5.97
                accent.line bg.surface 3 4.45 3.97
                focus.ring bg.window 3 10.51 5.46
                focus.ring bg.surface 3 9.72 5.97
                line.control bg.surface 3 3.87 3.61
                line.control bg.raised 3 3.55 3.39
                line.control bg.window 3 4.18 3.30
                line.graphic bg.surface 3 3.30 3.04
                ok.text bg.surface 4.5 8.55 6.32
                ok.text bg.raised 4.5 7.84 5.94
                ok.text ok.subtle 4.5 7.49 5.57
                ok.text bg.selected 4.5 7.28 5.31
                ok.fill bg.surface 3 6.29 4.37
                ok.fill bg.sunken 3 6.94 3.82
                warn.text bg.surface 4.5 9.29 5.76
                warn.text bg.raised 4.5 8.53 5.42
                warn.text warn.subtle 4.5 8.21 5.15
                warn.fill bg.surface 3 7.12 3.59
                bad.text bg.surface 4.5 7.78 8.33
                bad.text bg.raised 4.5 7.14 7.84
                bad.text bad.subtle 4.5 7.32 7.13
                on.bad bad.fill 4.5 5.07 5.62
                bad.fill bg.surface 3 3.47 5.62
                role.bob bg.surface 3 7.73 6.84
                role.executor bg.surface 3 9.29 5.10
                role.monitor bg.surface 3 7.87 5.25
                role.burn bg.surface 3 4.21 3.20
                on.role role.bob 4.5 8.53 6.84
                on.role role.executor 4.5 10.26 5.10
                on.role role.monitor 4.5 8.69 5.25`;
            const rows = [];
            for (const line of pairs.trim().split("\n")) {
                const [front, back, least, dark, light] = line.trim().split(" ");
                rows.push({tag: "dark " + front + " on " + back, dark: true, front: front, back: back, least: Number(least), ratio: Number(dark)});
                rows.push({tag: "light " + front + " on " + back, dark: false, front: front, back: back, least: Number(least), ratio: Number(light)});
            }
            return rows;
        }
        function test_contrast(data: var): void {
            Theme.dark = data.dark;
            const ratio = contrast(token(data.front), token(data.back));
            verify(ratio >= data.least, ratio.toFixed(2) + ":1");
            fuzzyCompare(ratio, data.ratio, 0.02);
        }

        function test_scale(): void {
            compare(Theme.control, 32);
            Theme.scale = 1.5;
            compare(Theme.control, 48);
            compare(Theme.px(11), 17);
            compare(Theme.fontBody, 20);
        }
        function test_reducedMotion(): void {
            Theme.motion = 1;
            compare(Theme.slow, 240);
            Theme.motion = 0;
            for (const duration of [Theme.fast, Theme.base, Theme.slow, Theme.segment])
                compare(duration, 0);
            // How long a confirming button waits is no matter of taste.
            compare(Theme.confirmDelay, 600);
        }
        function test_ink_data(): var {
            return [{tag: "ok", token: "ok.text"}, {tag: "warn", token: "warn.text"}, {tag: "bad", token: "bad.text"}, {tag: "accent", token: "accent.text"}, {tag: "executor", token: "role.executor"}, {tag: "monitor", token: "role.monitor"}, {tag: "bob", token: "role.bob"}, {tag: "muted", token: "text.tertiary"}, {tag: "plain", token: "text.secondary"}, {tag: "", token: "text.secondary"}];
        }
        function test_ink(data: var): void {
            compare(Theme.ink(data.tag), token(data.token));
        }
    }
}
