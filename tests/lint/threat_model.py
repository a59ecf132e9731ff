#!/usr/bin/env python3
"""Every test that docs/threat-model.md names exists, and every row of its tables names one or says that there is none.

A name is a code span: `unit.ledger.rules:joining` (the test as ctest calls it, and its function), with one row of a
table behind it where that helps: `integration.tpm.negative_list:quote "type NV"`; `sim.liars`, `leo_sim --lie NAME`,
`leo_liar --as NAME`, `fuzz.decoders`."""
import re

import common

DOCUMENT = "docs/threat-model.md"
NONE = "no test"
SPAN = re.compile(r"`([^`]+)`")
NAME = re.compile(r'(unit|integration|ui|bench)\.([\w]+)\.([\w]+)(?::(\w+))?(?: "([^"]+)")?$')
LIE = re.compile(r"(leo_sim --lie|leo_liar --as) ([a-z-]+)$")
TEST_LIKE = re.compile(r"(unit|integration|ui|sim|fuzz)\.|leo_sim |leo_liar ")


def problem(name, read):
    """What is wrong with a name; nothing when the test is there. `read` gives a file's text, or None."""
    if lie := LIE.match(name):
        source = "tests/sim/lie.h" if lie[1].startswith("leo_sim") else "tests/liar/lies.cpp"
        return None if f'"{lie[2]}"' in (read(source) or "") else f"{source} knows no {lie[2]}"
    if name in ("fuzz.decoders", "integration.liar", "leo_liar --help"):
        return None
    if name.startswith("sim."):
        found = f"leo_sim_test({name[4:]} " in (read("tests/sim/CMakeLists.txt") or "") or name == "sim.replay"
        return None if found else "tests/sim/CMakeLists.txt adds no such test"
    parts = NAME.match(name)
    if not parts:
        return "not a name this lint understands"
    kind, module, stem, function, row = parts.groups()
    for suffix, declared in (("cpp", r"void (\w+::)?{}\("), ("py", r"def {}\(")):
        text = read(f"tests/{kind}/{module}/{stem}_test.{suffix}")
        if text is None:
            continue
        if function and not re.search(declared.format(function), text):
            return f"{stem}_test.{suffix} has no {function}"
        if row and f'"{row}"' not in text:
            return f"{stem}_test.{suffix} has no row \"{row}\""
        return None
    return f"there is no tests/{kind}/{module}/{stem}_test"


def check_file(name, text, read, findings):
    for number, line in enumerate(text.split("\n"), 1):
        named = [span for span in SPAN.findall(line) if TEST_LIKE.match(span)]
        for span in named:
            if wrong := problem(span, read):
                findings.add(name, number, f"`{span}`: {wrong}; name the test that shows it, or say \"{NONE}\"")
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        is_row = line.startswith("|") and not set(line) <= set("|-: ") and cells[-1] not in ("test", "tests")
        if is_row and not named and NONE not in cells[-1]:
            findings.add(name, number, f"a row without a test: name one in the last column, or say \"{NONE}\" and why")


def main():
    findings = common.Findings()
    files = set(common.tracked())
    check_file(DOCUMENT, common.read(DOCUMENT), lambda path: common.read(path) if path in files else None, findings)
    findings.finish("threat model")


if __name__ == "__main__":
    main()
