#!/usr/bin/env python3
"""The pure part of core takes time, randomness and bytes as parameters: no clock, dice, threads or files inside it."""
import re

import common
from layers import QT_FREE, layer_of

# (pattern, what to do instead); in the whole of core and app outside base.
EVERYWHERE = [
    (r"\b(system|steady|high_resolution|utc)_clock::now\b|\bQDateTime::currentM?Secs?SinceEpoch|\bQDateTime::currentDateTime",
     "take the time as a parameter, or ask base/clock.h at the edge"),
    (r"\b(s?rand|arc4random(_buf|_uniform)?)\s*\(|\bstd::(random_device|mt19937(_64)?|default_random_engine)\b"
     r"|\bQRandomGenerator\b|\bgetrandom\s*\(|\brandombytes_\w+\s*\(|\bRAND_(priv_)?bytes\s*\(",
     "take a leo::Random& as a parameter (base/random.h), so that a simulation replays from its seed"),
]

# In the Qt-free directories, base excepted: it is the one that wraps these.
PURE = [
    (r"#include\s*<(thread|mutex|shared_mutex|condition_variable|future|stop_token|semaphore|latch|barrier)>|\bstd::j?thread\b|\bpthread_\w+",
     "a machine belongs to one thread; its driver decides which"),
    (r"#include\s*<(fstream|filesystem|cstdio|stdio\.h)>|\b(fopen|std::[io]?fstream)\b",
     "take the bytes as a parameter; files are store/'s"),
    (r"#include\s*<(iostream|print)>|\bstd::(cout|cerr|clog)\b|\bprintf\s*\(", "use base/log.h, without secrets"),
    (r"#include\s*<(chrono|ctime|time\.h|sys/time\.h)>|\b(clock_gettime|gettimeofday|std::time)\s*\(",
     "take a TimeMs as a parameter: machines have no clock"),
    (r"#include\s*<(unistd\.h|fcntl\.h|sys/socket\.h|netinet/[a-z]+\.h|sys/mman\.h|poll\.h)>",
     "no system calls here: the driver makes them"),
    (r"#include\s*<random>", "take a leo::Random& as a parameter (base/random.h)"),
    (r"\b(throw|try|catch)\b(?!\w)", "return a Result: no exception crosses a library boundary"),
]

# The ledger must give the same root everywhere: nothing whose order depends on a hash, nothing inexact.
LEDGER = [
    (r"\bunordered_(map|set|multimap|multiset)\b", "use std::map or a sorted vector: iteration order is part of consensus"),
    (r"\b(float|double)\b", "use integers (Amount, fraction()): floating point is not the same everywhere"),
]


def rules_for(layer):
    rules = [] if layer == "base" else list(EVERYWHERE)
    if layer in QT_FREE and layer != "base":
        rules += PURE
    if layer == "crypto":
        # Locked and wiped memory is made of system calls.
        rules = [(pattern.replace(r"|sys/mman\.h", ""), why) for pattern, why in rules]
    if layer == "ledger":
        rules += LEDGER
    return rules


def check_file(name, text, findings):
    rules = [(re.compile(pattern), instead) for pattern, instead in rules_for(layer_of(name))]
    raw = text.split("\n")
    for index, line in enumerate(common.code_only(text).split("\n")):
        for pattern, instead in rules:
            match = pattern.search(line)
            if match and not common.allowed(raw, index, "purity"):
                findings.add(name, index + 1, f"{match.group(0).strip()}: {instead}")


def main():
    findings = common.Findings()
    for name in common.code_files(common.tracked()):
        # The loader is the first program inside a container, not a part of the core.
        if layer_of(name) and not name.startswith("core/sandbox/loader/"):
            check_file(name, common.read(name), findings)
    findings.finish("purity")


if __name__ == "__main__":
    main()
