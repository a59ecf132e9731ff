#!/usr/bin/env python3
"""Every tracked C++ file is as clang-format leaves it. Files that passed are remembered by content in --cache FILE."""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import common

# Another major version formats differently; Debian 12 has this one.
MAJOR = 14


def program():
    for name in (f"clang-format-{MAJOR}", "clang-format"):
        path = shutil.which(name)
        if not path:
            continue
        version = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
        match = re.search(r"version (\d+)", version)
        if match and int(match.group(1)) == MAJOR:
            return path
    return None


def bad_lines(clang_format, names):
    """Answers the first place of each file that is not formatted."""
    run = subprocess.run([clang_format, "--dry-run", "--style=file"] + names, capture_output=True, text=True, cwd=common.ROOT)
    first = {}
    for match in re.finditer(r"^([^:\n]+):(\d+):\d+: warning: code should be clang-formatted", run.stderr, re.MULTILINE):
        first.setdefault(match.group(1), int(match.group(2)))
    if run.returncode != 0 and not first:
        sys.exit(f"formatting: clang-format failed: {run.stderr.strip()}")
    return first


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache")
    cache_file = parser.parse_args().cache
    clang_format = program()
    if clang_format is None:
        sys.exit(f"formatting: needs clang-format {MAJOR}: packaging/deps installs it")

    style = hashlib.sha256((common.ROOT / ".clang-format").read_bytes() + str(MAJOR).encode()).hexdigest()
    passed = set()
    if cache_file and os.path.exists(cache_file):
        try:
            stored = json.loads(pathlib.Path(cache_file).read_text())
            passed = set(stored["passed"]) if stored["style"] == style else set()
        except (ValueError, KeyError):
            pass
    digests = {
        name: hashlib.sha256((common.ROOT / name).read_bytes()).hexdigest() for name in common.code_files(common.tracked())
    }
    names = [name for name, digest in digests.items() if digest not in passed]
    batches = [names[i : i + 8] for i in range(0, len(names), 8)]
    findings = common.Findings()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for first in pool.map(lambda batch: bad_lines(clang_format, batch), batches):
            for name, line in first.items():
                findings.add(name, line, f"not formatted: run clang-format -i {name}")
    wrong = {name for name, _, _ in findings.found}
    if cache_file:
        good = sorted({digest for name, digest in digests.items() if name not in wrong})
        pathlib.Path(cache_file).write_text(json.dumps({"style": style, "passed": good}))
    findings.finish("formatting")


if __name__ == "__main__":
    main()
