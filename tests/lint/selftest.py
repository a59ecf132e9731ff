#!/usr/bin/env python3
"""The lints find what they are for, and nothing in what is right: a table of both, side by side."""
import unittest

import common
import layers
import prose
import purity
import threat_model
import translations

KNOWN = {"core/base/result.h", "core/ledger/state.h", "core/net/host.h", "core/p2p/noise.h", "app/leod/console.h"}


def layer_findings(name, text):
    findings = common.Findings()
    layers.check_file(name, text, KNOWN, findings)
    return len(findings.found)


def purity_findings(name, text):
    findings = common.Findings()
    purity.check_file(name, text, findings)
    return len(findings.found)


def prose_findings(text):
    findings = common.Findings()
    prose.check_file("core/base/x.cpp", text, findings)
    return len(findings.found)


class Translations(unittest.TestCase):
    def test_faults(self):
        for source, forms, finished, plural, expected in [
            ("Post task", ["Aufgabe stellen"], True, False, 0),
            ("Post task", [""], True, False, 1),
            ("Post task", ["Aufgabe stellen"], False, False, 1),
            ("%1 of %2.", ["%2, davon %1."], True, False, 0),
            ("%1 of %2.", ["%1 von %3."], True, False, 1),
            ("Choose a file.", ["Datei wählen"], True, False, 1),
            ("Why?", ["Warum?"], True, False, 0),
            ("Save as…", ["Speichern unter …"], True, False, 0),
            ("%n node(s)", ["%n Knoten", "%n Knoten"], True, True, 0),
            ("%n node(s)", ["ein Knoten", "%n Knoten"], True, True, 0),
            ("%n node(s)", ["%n Knoten", ""], True, True, 1),
            ("%n node(s)", ["%n Knoten"], True, True, 1),
            ("one\ntwo", ["eins zwei"], True, False, 1),
            ("&Open", ["Öffnen"], True, False, 1),
            ("Open", ["Öffnen "], True, False, 1),
        ]:
            self.assertEqual(len(list(translations.faults(source, forms, finished, plural))), expected, (source, forms))

    def test_qml(self):
        for line, shown, pieced in [
            ('    text: "Post task"', True, False),
            ('    text: qsTr("Post task")', False, False),
            ('    text: "#"', False, False),
            ('    name: "chevron-right"', False, False),
            ('    text: qsTr("Paid %1").arg(paid) + " in all"', False, True),
            ('    text: "All of " + qsTr("them")', True, True),
            ('    text: qsTr("One.") + " " + qsTr("Two.")', False, False),
        ]:
            match = translations.SHOWN.match(line)
            self.assertEqual(bool(match and translations.WORDS.search(match.group(2))), shown, line)
            self.assertEqual(bool(translations.PIECED.search(line)), pieced, line)

    def test_core(self):
        for text, expected in [
            ('return makeError(Code::Late, "the key window is over");', 0),
            ('return makeError(Code::Late, "block " + std::to_string(n) + " is gone");', 0),
            ('return makeError(Code::Late, "the moon is full");', 1),
            ('LEO_REQUIRE(ok, Code::Late, "the key "\n    "window is over");', 0),
            ('logWarning(kLog, "the moon is full");', 0),
        ]:
            fragments = ["the key window is over", "block ", " is gone"]
            self.assertEqual(len(list(translations.unknown_clauses(text, fragments))), expected, text)


class Layers(unittest.TestCase):
    def test_table(self):
        for name, text, expected in [
            ("core/p2p/x.cpp", '#include "base/result.h"\n', 0),
            ("core/p2p/x.cpp", '#include "p2p/noise.h"\n', 0),
            ("core/p2p/x.cpp", '#include "ledger/state.h"\n', 1),
            ("core/base/x.cpp", '#include "p2p/noise.h"\n', 1),
            ("core/store/x.cpp", '#include "net/host.h"\n', 1),
            ("core/layer1/local/x.cpp", '#include "net/host.h"\n', 0),
            ("core/layer1/local/x.cpp", '#include "leod/console.h"\n', 1),
            ("app/leod/x.cpp", '#include "leod/console.h"\n#include "net/host.h"\n#include <QObject>\n', 0),
            ("core/ledger/x.h", "#include <QString>\n", 1),
            ("core/ledger/x.h", "#include <QtCore/qstring.h>\n", 1),
            ("core/net/x.h", "#include <QString>\n", 0),
            ("core/ledger/x.h", "// #include <QString>\n", 0),
            ("core/ledger/x.h", "/*\n#include <QString>\n*/\n", 0),
            ("core/node/x.cpp", "#include <sqlite3.h>\n", 1),
            ("core/store/x.cpp", "#include <sqlite3.h>\n", 0),
            ("core/ledger/x.cpp", "#include <openssl/evp.h>\n", 1),
            ("core/novel/x.cpp", "\n", 1),
            ("core/ledger/x.cpp", '#include "base/missing.h"\n', 1),
        ]:
            self.assertEqual(layer_findings(name, text), expected, f"{name}: {text!r}")

    def test_cycles(self):
        self.assertEqual(layers.cycles({"a": ["b"], "b": ["c"], "c": []}), [])
        self.assertEqual(layers.cycles({"a": ["b"], "b": ["c"], "c": ["a"]}), [["a", "b", "c", "a"]])
        self.assertEqual(layers.cycles({"a": ["a"]}), [["a", "a"]])
        self.assertEqual(layers.cycles({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}), [])


class Purity(unittest.TestCase):
    def test_table(self):
        for name, text, expected in [
            ("core/p2p/x.cpp", "auto t = std::chrono::steady_clock::now();\n", 1),
            ("core/base/clock.cpp", "auto t = std::chrono::steady_clock::now();\n", 0),
            ("core/net/x.cpp", "auto t = std::chrono::system_clock::now();\n", 1),
            ("core/p2p/x.cpp", "// steady_clock::now() is not for us\n", 0),
            ("core/p2p/x.cpp", 'log("steady_clock::now()");\n', 0),
            ("core/net/x.cpp", "int r = rand();\n", 1),
            ("core/net/x.cpp", "int r = operand(2);\n", 0),
            ("core/ledger/x.cpp", "std::random_device d;\n", 1),
            ("core/content/x.cpp", "#include <fstream>\n", 1),
            ("core/store/x.cpp", "#include <fstream>\n", 0),
            ("core/protocol/x.cpp", "std::thread t;\n", 1),
            ("core/tpm/x.cpp", "std::thread t;\n", 0),
            ("core/ledger/x.cpp", "std::unordered_map<int, int> m;\n", 1),
            ("core/p2p/x.cpp", "std::unordered_map<int, int> m;\n", 0),
            ("core/ledger/x.cpp", "double d = 1'000'000;\n", 1),
            ("core/ledger/x.cpp", "auto n = 1'000'000; double d;\n", 1),
            ("core/codec/x.cpp", "throw 1;\n", 1),
            ("core/codec/x.cpp", "LEO_TRY(x());\n", 0),
            ("core/net/x.cpp", "// lint: allow(purity) jitter of a retry, not a secret\nint r = rand();\n", 0),
            ("core/net/x.cpp", "// lint: allow(purity)\nint r = rand();\n", 1),
        ]:
            self.assertEqual(purity_findings(name, text), expected, f"{name}: {text!r}")


class Prose(unittest.TestCase):
    def test_table(self):
        mark = "TO" + "DO"
        home = "/ho" + "me/ann/leo"
        for text, expected in [
            ("int a;\n", 0),
            ("int a;", 1),
            ("int a; \n", 1),
            ("\tint a;\n", 1),
            (f"// {mark}: later\n", 1),
            (f"// {mark}(#12): gVisor counts its own threads\n", 0),
            (f"// {mark}(#12): soon\n", 1),
            (f"path = {home}\n", 1),
            ("path = $HOME/leo and ~/home/x, /tmp/leo, share/root/x\n", 0),
            (f"// lint: allow(path) a file the sandbox must hide\npath = {home}\n", 0),
        ]:
            self.assertEqual(prose_findings(text), expected, repr(text))


class ThreatModel(unittest.TestCase):
    FILES = {
        "tests/unit/ledger/rules_test.cpp": 'class T { void joining() {} }; QTest::newRow("late");',
        "tests/unit/p2p/node_test.cpp": "void NodeTest::pingAnswers() {}",
        "tests/integration/story/kills_test.py": "    def monitor(self):",
        "tests/sim/lie.h": 'kNames[] = {"false-reveal"}',
        "tests/sim/CMakeLists.txt": "leo_sim_test(liars --seed 1)",
    }

    def test_table(self):
        for text, expected in [
            ("| a | `unit.ledger.rules:joining` |", 0),
            ('| a | `unit.ledger.rules:joining "late"`, `sim.liars` |', 0),
            ('| a | `unit.ledger.rules:joining "early"` |', 1),
            ("| a | `unit.ledger.rules:leaving` |", 1),
            ("| a | `unit.p2p.node:pingAnswers` and `integration.story.kills:monitor` |", 0),
            ("| a | `unit.ledger.missing` |", 1),
            ("| a | `leo_sim --lie false-reveal` |", 0),
            ("| a | `leo_sim --lie other` |", 1),
            ("| a | `sim.others` |", 1),
            ("| a | `Reason` only |", 1),
            ("| a | no test: nothing can show it |", 0),
            ("| attack | test |\n|---|---|", 0),
            ("In `unit.ledger.rules:nothing` one sees", 1),
        ]:
            findings = common.Findings()
            threat_model.check_file("docs/x.md", text, self.FILES.get, findings)
            self.assertEqual(len(findings.found), expected, text)


if __name__ == "__main__":
    unittest.main()
