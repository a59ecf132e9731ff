"""What every lint shares: the files of the project, code without comments and texts, and how a finding is printed."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CODE_SUFFIXES = {".h", ".cpp", ".c"}


def tracked(root=ROOT):
    """Paths relative to the root, sorted: what git tracks and is still there; outside a checkout, everything but build/."""
    try:
        listing = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True, check=True).stdout
        names = [name for name in listing.decode().split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        names = [str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()]
        names = [name for name in names if not name.startswith((".git/", "build/"))]
    return sorted(name for name in names if (root / name).is_file())


def code_files(names):
    return [name for name in names if pathlib.PurePath(name).suffix in CODE_SUFFIXES]


def read(name, root=ROOT):
    return (root / name).read_text(encoding="utf-8", errors="replace")


_TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/            # comments
      |R"([^()\\\s]{0,16})\(.*?\)\1"  # raw strings
      |"(?:\\.|[^"\\\n])*"            # strings
      |(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'  # characters, but not the separators of 1'000""",
    re.DOTALL | re.VERBOSE,
)


def code_only(text):
    """The text with comments and literals blanked, line numbers kept. Lines that include something stay whole."""

    def blank(match):
        start = text.rfind("\n", 0, match.start()) + 1
        if text[start : match.start()].lstrip().startswith("#include"):
            return match.group(0)
        return re.sub(r"[^\n]", " ", match.group(0))

    return _TOKEN.sub(blank, text)


def allowed(lines, index, rule):
    """A line, or the one above it, may say `lint: allow(<rule>) <reason>`; without a reason it does not count."""
    for line in lines[max(0, index - 1) : index + 1]:
        match = re.search(r"lint: allow\((\w+)\)\s*(\S.{9,})", line)
        if match and match.group(1) == rule:
            return True
    return False


class Findings:
    def __init__(self):
        self.found = []

    def add(self, name, line, message):
        self.found.append((name, line, message))

    def finish(self, what):
        for name, line, message in sorted(self.found):
            print(f"{name}:{line}: {message}")
        if self.found:
            print(f"{what}: {len(self.found)} to correct")
            sys.exit(1)
        print(f"{what}: nothing to correct")
