#!/usr/bin/env python3
"""Who may include whom (docs/architecture.md), foreign headers included, and no include cycles."""
import re

import common

QT_FREE = ["base", "crypto", "codec", "attest", "ledger", "content", "protocol", "p2p"]

# A directory may include itself and those named here.
LAYERS = {
    "base": [],
    "api": ["base"],
    "crypto": ["base"],
    "codec": ["base"],
    "attest": ["base", "crypto", "codec"],
    "ledger": ["base", "crypto", "codec", "attest"],
    "content": ["base", "crypto", "codec"],
    "protocol": ["base", "crypto", "codec", "attest", "ledger"],
    "p2p": ["base", "crypto", "codec", "content"],
    "store": QT_FREE,
    "net": QT_FREE,
    "tpm": QT_FREE,
    "sandbox": QT_FREE,
    "layer1": QT_FREE + ["store", "net"],
    "ipfs": QT_FREE + ["net"],
    "node": QT_FREE + ["api", "store", "net", "tpm", "sandbox", "layer1", "ipfs"],
    "ui": ["api", "base"],
}
LAYERS["app"] = list(LAYERS)

# Foreign headers by the directories that wrap them; everybody else uses the wrapper.
FOREIGN = {
    r"openssl/": (["crypto", "attest", "tpm"], "use core/crypto"),
    r"sodium(\.h|/)": (["crypto", "store", "p2p"], "use core/crypto"),
    r"sqlite3\.h": (["store"], "use store/sqlite.h"),
    r"tss2/": (["tpm"], "use tpm/device.h"),
    r"(seccomp|archive|archive_entry)\.h": (["sandbox"], "use core/sandbox"),
    r"Q(t?WebSocket|Tcp|Local(Socket|Server)|Udp)": (["net", "layer1", "ipfs"], "use net/host.h"),
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.MULTILINE)


def includes(text):
    """(line, quoted, path) of every include of a file; those in comments do not count."""
    code = common.code_only(text)
    return [
        (code.count("\n", 0, match.start()) + 1, match.group(1) == '"', match.group(2)) for match in INCLUDE.finditer(code)
    ]


def layer_of(name):
    parts = name.split("/")
    if parts[0] == "core" and len(parts) > 2:
        return parts[1]
    return parts[0] if parts[0] in ("app", "ui") else None


def check_file(name, text, known, findings):
    """Adds findings; answers the headers of the project this file includes."""
    layer = layer_of(name)
    found = []
    if layer not in LAYERS:
        findings.add(name, 1, f"core/{layer} has no line in tests/lint/layers.py: add it, and to docs/architecture.md")
        return found
    for line, quoted, path in includes(text):
        folder = path.split("/")[0]
        if quoted:
            candidates = [*([f"ui/{path}"] if layer in ("ui", "app") else []), f"core/{path}", f"app/{path}", path, f"{name.rsplit('/', 1)[0]}/{path}"]
            target = next((candidate for candidate in candidates if candidate in known), None)
            if target is None:
                if folder in LAYERS:
                    findings.add(name, line, f'"{path}" is not a header of this project; include foreign headers with <>')
                continue
            found.append(target)
            other = layer_of(target)
            if other != layer and other not in LAYERS[layer]:
                may = ", ".join(LAYERS[layer]) or "the standard library only"
                findings.add(
                    name, line,
                    f'{layer} must not include "{path}": it may use {may}. Move the code up to a layer that may, '
                    "or pass what it needs in as a value, a callback or an interface of its own.")
        elif layer in QT_FREE and re.match(r"Q[A-Z]|Qt", path):
            findings.add(name, line, f"<{path}>: core/{layer} is free of Qt. Use std types; events go out as values, and "
                                     "the driver in net, layer1 or node turns them into Qt.")
        for pattern, (owners, instead) in FOREIGN.items():
            if not quoted and re.match(pattern, path) and layer not in owners and layer != "app":
                findings.add(name, line, f"<{path}> belongs to {', '.join(owners)}: {instead}")
    return found


def cycles(graph):
    """Every include cycle once, as a list of names."""
    state, stack, found = {}, [], []

    def visit(name):
        state[name] = "open"
        stack.append(name)
        for target in graph.get(name, []):
            if state.get(target) == "open":
                found.append(stack[stack.index(target) :] + [target])
            elif target not in state:
                visit(target)
        stack.pop()
        state[name] = "done"

    for name in sorted(graph):
        if name not in state:
            visit(name)
    return found


def main():
    findings = common.Findings()
    names = [name for name in common.code_files(common.tracked()) if layer_of(name)]
    # Headers may be written before git knows them; an include of one is still an include of the project.
    known = {str(path.relative_to(common.ROOT)) for folder in ("core", "app", "ui") for path in (common.ROOT / folder).rglob("*.h")}
    graph = {name: check_file(name, common.read(name), known, findings) for name in names}
    for cycle in cycles(graph):
        findings.add(cycle[0], 1, "include cycle: " + " -> ".join(cycle) + ". Forward-declare, or split what both need.")
    findings.finish("layers")


if __name__ == "__main__":
    main()
