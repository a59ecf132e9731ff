#!/usr/bin/env python3
"""Texts for people: no unfinished marks without a reason, no paths of one machine, no tabs or trailing blanks; file length as advice."""
import pathlib
import re

import common

SKIPPED = ("LICENSE", "tests/data/", "resources/")
TEXT_SUFFIXES = common.CODE_SUFFIXES | {".md", ".py", ".txt", ".cmake", ".json", ".sh", ".in", ".qml", ".js", ".service", ""}
ADVISED_LINES = 500

# Split, so that this file does not find itself.
MARK = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
MARK_WITH_REASON = re.compile(r"\b(TO" r"DO|FIX" r"ME)\((#\d+|[a-z][\w-]+)\): \S.{14,}")
MACHINE_PATH = re.compile(r"(?<![\w.$~}/-])/(work|root|home|Users)/[\w.-]")


def check_file(name, text, findings):
    lines = text.split("\n")
    for index, line in enumerate(lines):
        number = index + 1
        if MARK.search(line) and not MARK_WITH_REASON.search(line):
            findings.add(name, number, "unfinished mark without a reason: finish it, open an issue, or write "
                                       "MARK(#issue): why it must wait")
        if MACHINE_PATH.search(line) and not common.allowed(lines, index, "path"):
            findings.add(name, number, "names a directory of one machine: use a relative path, $HOME or a parameter "
                                       "(or `lint: allow(path) <reason>`)")
        if line != line.rstrip():
            findings.add(name, number, "blanks at the end of the line: delete them")
        if "\t" in line and pathlib.PurePath(name).suffix != "":
            findings.add(name, number, "a tab: use blanks")
    if text and not text.endswith("\n"):
        findings.add(name, len(lines), "no newline at the end: add one")


def main():
    findings = common.Findings()
    long_files = []
    for name in common.tracked():
        if name.startswith(SKIPPED) or pathlib.PurePath(name).suffix not in TEXT_SUFFIXES:
            continue
        text = common.read(name)
        check_file(name, text, findings)
        length = text.count("\n")
        if length > ADVISED_LINES and pathlib.PurePath(name).suffix in common.CODE_SUFFIXES | {".py"}:
            long_files.append((length, name))
    for length, name in sorted(long_files, reverse=True):
        print(f"advice: {name} has {length} lines; above {ADVISED_LINES} a file no longer fits in a head: two classes, two files")
    findings.finish("prose")


if __name__ == "__main__":
    main()
