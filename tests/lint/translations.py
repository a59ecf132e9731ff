#!/usr/bin/env python3
"""The catalogues: everything the window says is in them, in German too.

A text of the sources that no catalogue has, one that is not translated, a translation with other placeholders, another end
or a missing plural form, and the places in QML where a text is not marked for translation or is pieced together.

    tests/lint/translations.py                 the lint
    tests/lint/translations.py --report DIR    only says what the catalogues in DIR do not translate yet
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from common import ROOT, Findings, allowed, code_only, read, tracked

FOLDER = "resources/translations"
CATALOGUES = {"de": f"{FOLDER}/leo_de.ts", "en": f"{FOLDER}/leo_en.ts"}
PLACEHOLDER = re.compile(r"%(?:L?\d|n)")
ENDS = ".:?…"


def messages(path):
    """(context, source, comment) -> (forms, finished, plural)"""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            translation = message.find("translation")
            plural = message.get("numerus") == "yes"
            forms = [form.text or "" for form in translation.iter("numerusform")] if plural else [translation.text or ""]
            key = (name, message.findtext("source"), message.findtext("comment") or "")
            found[key] = (forms, translation.get("type") is None, plural)
    return found


def end_of(text):
    return text[-1] if text and text[-1] in ENDS else ""


def faults(source, forms, finished, plural):
    if not finished or not all(forms):
        yield "is not translated"
        return
    if plural and len(forms) != 2:
        yield "has not two plural forms"
    for form in forms:
        wanted, has = sorted(PLACEHOLDER.findall(source)), sorted(PLACEHOLDER.findall(form))
        # One of something may be said without the figure.
        if wanted != has and not (plural and sorted(has + ["%n"]) == wanted):
            yield f"has the placeholders {' '.join(has) or 'none'} for {' '.join(wanted) or 'none'}"
        if len(source) > 2 and end_of(source) != end_of(form):
            yield f"ends with \"{form[-1]}\", the source with \"{source[-1]}\""
        if source.count("&") != form.count("&"):
            yield "has another number of &"
        if source.count("\n") != form.count("\n"):
            yield "has another number of lines"
        if form != form.strip() and source == source.strip():
            yield "begins or ends with a space"


def judge(catalogue, path, findings):
    for (context, source, comment), (forms, finished, plural) in messages(path).items():
        for fault in faults(source, forms, finished, plural):
            findings.add(catalogue, 1, f"{context}: \"{source}\" {fault}")


def known_contexts(names):
    """What tr() and qsTr() can have as their context at run time: QML files, classes and namespaces of ui/."""
    contexts = {pathlib.PurePath(name).stem for name in names if name.startswith("qml/") and name.endswith(".qml")}
    contexts.add("QObject")
    for name in names:
        if not name.startswith(("ui/", "app/leo/")) or not name.endswith((".h", ".cpp")):
            continue
        code = code_only(read(name))
        for space in re.findall(r"^namespace ([\w:]+) \{", code, re.MULTILINE):
            contexts.add(space)
            contexts.update(f"{space}::{klass}" for klass in re.findall(r"^class (\w+)", code, re.MULTILINE))
    return contexts


def compare_with_sources(findings):
    contexts = known_contexts(tracked())
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([ROOT / FOLDER / "update", folder], check=True, stdout=subprocess.DEVNULL)
        for catalogue in CATALOGUES.values():
            fresh = messages(pathlib.Path(folder) / pathlib.PurePath(catalogue).name)
            kept = messages(ROOT / catalogue)
            for key in sorted(fresh.keys() - kept.keys()):
                findings.add(catalogue, 1, f"{key[0]}: \"{key[1]}\" is missing; run {FOLDER}/update and translate it")
            for key in sorted(kept.keys() - fresh.keys()):
                findings.add(catalogue, 1, f"{key[0]}: \"{key[1]}\" is in no source any more; run {FOLDER}/update")
            for context in sorted({key[0] for key in fresh} - contexts):
                findings.add(catalogue, 1, f"lupdate takes {context} for a context, which tr() will not ask for; "
                                           "it reads a constant of a type of std before a function wrongly")


# Properties that show a text. A word that is an identifier (of an icon, a page, a role) is no text.
SHOWN = re.compile(r"^\s*(?:property string )?(text|title|label|description|placeholder|placeholderText|accessibleName|"
                   r"hint|leftHint|rightHint|note|unit|detail|Accessible\.name|Accessible\.description): *(\".*)$")
WORDS = re.compile(r"[^\W\d_]{2,}")
PIECED = re.compile(r"qsTr\((?:[^()]|\([^()]*\))*\)(?:\.arg\((?:[^()]|\([^()]*\))*\))* *\+ *\"[^\"]*[^\W\d_]|"
                    r"\"[^\"]*[^\W\d_][^\"]*\" *\+ *qsTr\(")


def look_through_qml(findings):
    for name in tracked():
        if not name.startswith("qml/") or not name.endswith(".qml"):
            continue
        lines = read(name).splitlines()
        for index, line in enumerate(lines):
            if allowed(lines, index, "translation"):
                continue
            shown = SHOWN.match(line)
            if shown and WORDS.search(shown.group(2)):
                findings.add(name, index + 1, "a text that is shown goes through qsTr")
            if PIECED.search(line):
                findings.add(name, index + 1, "a sentence is one text with its values as %1: other languages have another order")


# Where the core says something to a person: each literal stands in a clause of ui/language/core_words.cpp.
CORE = ("core/node/facade/", "core/node/view/offer_quote.cpp", "core/node/view/task_view.cpp",
        "core/node/view/task_events.cpp", "core/node/view/key_view.cpp", "core/protocol/key_package.cpp",
        "core/attest/reason.cpp", "core/node/result_payload.cpp")
SAID = re.compile(r"(?:makeError|LEO_REQUIRE|failed|shown)\(((?:[^;\"]|\"(?:[^\"\\]|\\.)*\")*);|Reason::\w+, \"[\w-]+\",(\s*\"[^\"]*\")")
LITERAL = re.compile(r"\"((?:[^\"\\]|\\.)*)\"")
CLAUSE = re.compile(r"QT_TRANSLATE_NOOP\(\s*\"leo::ui::core\",\s*\"((?:[^\"\\]|\\.)*)\"\s*\)")


def joined(text):
    return re.sub(r"\"\s*\n\s*\"", "", text)


def unknown_clauses(text, fragments):
    for match in SAID.finditer(joined(text)):
        for literal in LITERAL.findall(match.group(1) or match.group(2)):
            if " " not in literal.strip():
                continue
            if not any(literal in part or (len(part) > 8 and part in literal) for part in fragments):
                yield literal


def compare_with_core(findings):
    clauses = CLAUSE.findall(joined(read("ui/language/core_words.cpp")))
    fragments = [part for clause in clauses for part in re.split("%[1-9]", clause) if part]
    for name in tracked():
        if not name.startswith(CORE) or not name.endswith(".cpp"):
            continue
        for literal in unknown_clauses(read(name), fragments):
            findings.add(name, 1, f"\"{literal}\" reaches the window: add it to ui/language/core_words.cpp")


def report(folder):
    for path in sorted(pathlib.Path(folder).glob("leo_*.ts")):
        missing = [key for key, (forms, finished, plural) in messages(path).items() if not finished or not all(forms)]
        print(f"{path.name}: {len(missing)} not translated")


def main():
    if sys.argv[1:2] == ["--report"]:
        return report(sys.argv[2])
    findings = Findings()
    for catalogue in CATALOGUES.values():
        judge(catalogue, ROOT / catalogue, findings)
    compare_with_sources(findings)
    look_through_qml(findings)
    compare_with_core(findings)
    findings.finish("translations")


if __name__ == "__main__":
    main()
