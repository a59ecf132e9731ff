#!/usr/bin/env python3
"""Translations by the batch: what is missing in a catalogue as JSON, and back into it.

    resources/translations/fill.py todo de > todo.json     {"Post task": "", "%n node(s)": ["", ""], ...}
    resources/translations/fill.py apply de todo.json      writes what is filled in; what is empty stays missing

A text that stands in several places of the window is translated once. Where two places need different words, the source
says so with a comment: qsTr("Draw", "verb"); its key is then "Draw@@verb".
"""
import json
import pathlib
import re
import sys
from xml.sax.saxutils import escape, unescape

FOLDER = pathlib.Path(__file__).resolve().parent
MESSAGE = re.compile(r"    <message(?P<numerus> numerus=\"yes\")?>\n(?P<body>.*?)    </message>\n", re.DOTALL)
SOURCE = re.compile(r"<source>(.*?)</source>", re.DOTALL)
COMMENT = re.compile(r"<comment>(.*?)</comment>", re.DOTALL)
TRANSLATION = re.compile(r"        <translation.*?(?:</translation>|/>)\n", re.DOTALL)
ENTITIES = {"&quot;": '"', "&apos;": "'"}


def key_of(body):
    comment = COMMENT.search(body)
    source = unescape(SOURCE.search(body).group(1), ENTITIES)
    return source + ("@@" + unescape(comment.group(1), ENTITIES) if comment else "")


def quoted(text):
    return escape(text, {'"': "&quot;", "'": "&apos;"})


def written(value):
    if isinstance(value, str):
        return f"        <translation>{quoted(value)}</translation>\n"
    forms = "".join(f"            <numerusform>{quoted(form)}</numerusform>\n" for form in value)
    return f"        <translation>\n{forms}        </translation>\n"


def missing(text):
    found = {}
    for message in MESSAGE.finditer(text):
        if 'type="unfinished"' in message["body"]:
            found[key_of(message["body"])] = ["", ""] if message["numerus"] else ""
    return found


def filled(text, batch):
    def put(message):
        value = batch.get(key_of(message["body"]))
        if 'type="unfinished"' not in message["body"] or not value or not all(value):
            return message.group(0)
        if isinstance(value, list) != bool(message["numerus"]):
            sys.exit(f"a plural form too many or too few: {key_of(message['body'])}")
        return message.group(0).replace(TRANSLATION.search(message.group(0)).group(0), written(value))

    return MESSAGE.sub(put, text)


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ("todo", "apply"):
        sys.exit(__doc__)
    path = FOLDER / f"leo_{sys.argv[2]}.ts"
    text = path.read_text(encoding="utf-8")
    if sys.argv[1] == "todo":
        print(json.dumps(missing(text), ensure_ascii=False, indent=1))
    else:
        path.write_text(filled(text, json.loads(pathlib.Path(sys.argv[3]).read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
