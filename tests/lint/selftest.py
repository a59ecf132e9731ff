#!/usr/bin/env python3
"""The lints find what they are for, and nothing in what is right: a table of both, side by side."""
import unittest

import common
import layers
import prose
import purity

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


if __name__ == "__main__":
    unittest.main()
