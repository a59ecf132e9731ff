"""The real program on a real X server, worked by its X events and found by what it tells assistive technology: first run,
a network of this computer, the sample picture, the signature, the key, the grey result saved to disk. `--by mouse` presses
every control with the pointer; `--by keyboard` reaches it with Tab, as one who listens to a screen reader does."""

import argparse
import contextlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402
from PIL import Image, ImageGrab  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "story"))
from leo_test import Failure, alive, check, equal, wait_until  # noqa: E402

START_S, TASK_S, SHOW_S = 120, 120, 30
STOPS = 120  # of Tab: more than any page has


class Screen:
    """An X server in memory, with a session bus and the bus of assistive technology."""

    def __init__(self, directory):
        self._running = []
        read, write = os.pipe()
        self._start(["Xvfb", "-displayfd", write, "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"], pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as number:
            display = number.readline().strip()
        check(display, "Xvfb does not start")
        self.environment = {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software",
                            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "HOME": str(directory), "XDG_RUNTIME_DIR": str(directory),
                            "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        bus = self._start(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        os.environ.update(self.environment)
        self._start(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately", "--a11y=1"])
        wait_until(self._listens, SHOW_S, "the bus of assistive technology")

    def _listens(self):
        asked = subprocess.run(["dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus",
                                "org.a11y.Bus.GetAddress"], env=self.environment, capture_output=True, check=False)
        return asked.returncode == 0

    def _start(self, words, **options):
        options.setdefault("env", getattr(self, "environment", None))
        process = subprocess.Popen(list(map(str, words)), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
        self._running.append(process)
        return process

    def send(self, *words):
        return subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, stdout=subprocess.PIPE, text=True).stdout

    def picture(self, file):
        file.parent.mkdir(exist_ok=True)
        ImageGrab.grab(xdisplay=self.environment["DISPLAY"]).save(file)

    def end(self):
        for process in reversed(self._running):
            process.terminate()
            process.wait()


class Window:
    """The program, as a person meets it: what is on the screen, and what can be pressed."""

    def __init__(self, screen, words, how, shots):
        self.screen, self.how, self.shots, self.number = screen, how, shots, 0
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(list(map(str, words)), env=screen.environment, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=self.errors, text=True)
        said = self.process.stdout.readline()
        check(said and json.loads(said) == {"event": "window"}, f"the window does not open: {said!r} {self.said()}")
        wait_until(lambda: self.application() is not None, SHOW_S, "the window among what assistive technology sees")
        screen.send("search", "--sync", "--onlyvisible", "--name", "Leo$", "windowfocus")

    def said(self):
        return os.pread(self.errors.fileno(), 1 << 20, 0).decode(errors="replace")[-2000:]

    def application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def items(self):
        """Everything that shows, in reading order; what went away meanwhile is left out."""
        top = self.application()
        if top is None:
            return
        top.clear_cache()
        rest = [top]
        while rest:
            item = rest.pop()
            with contextlib.suppress(GLib.Error):
                children = [item.get_child_at_index(i) for i in range(item.get_child_count())]
                rest += [child for child in reversed(children) if child is not None]
                yield item

    def find(self, name, role=None):
        """The last such control that shows: a dialog comes after what it covers."""
        found = None
        for item in self.items():
            with contextlib.suppress(GLib.Error):
                if item.get_name() != name and not item.get_name().startswith(name + "\n"):
                    continue
                if role is not None and item.get_role_name() != role:
                    continue
                if item.get_state_set().contains(Atspi.StateType.SHOWING):
                    found = item
        return found

    def enabled(self, name):
        item = self.find(name, "push button")
        return item if item is not None and item.get_state_set().contains(Atspi.StateType.ENABLED) else None

    def wait_for(self, name, seconds=SHOW_S, find=None):
        item = wait_until(lambda: (find or self.find)(name), seconds, f"“{name}”")
        return item

    def focused(self):
        """The innermost: scopes of the focus come before what is in them."""
        name = ""
        for item in self.items():
            with contextlib.suppress(GLib.Error):
                if item.get_state_set().contains(Atspi.StateType.FOCUSED):
                    name = item.get_name()
        return name

    def press(self, name, seconds=SHOW_S, key="Return"):
        """Once it can be pressed; and it stays where it is until it was."""
        item = self.wait_for(name, seconds, self.enabled)
        if self.how == "mouse":
            at = item.get_extents(Atspi.CoordType.SCREEN)
            self.screen.send("mousemove", at.x + at.width // 2, at.y + at.height // 2, "click", 1)
            return
        stops = []
        for _ in range(STOPS):
            stops.append(self.focused())
            if stops[-1] == name:
                self.screen.send("key", key)
                return
            self.screen.send("key", "Tab")
        raise Failure(f"Tab does not lead to “{name}” but to {', '.join(dict.fromkeys(stops))}")

    def consent(self, name, seconds=SHOW_S):
        """As press(), for what spends or releases: in its first moments the button is deaf, and says nothing of it."""
        def answered():
            if self.enabled(name) is None:
                return True
            self.press(name)
            return False
        self.wait_for(name, seconds, self.enabled)
        wait_until(answered, SHOW_S, f"an answer of “{name}”")

    def resize(self, width, height):
        window = self.screen.send("search", "--onlyvisible", "--name", "Leo$").split()[0]
        self.screen.send("windowsize", window, width, height)
        wait_until(lambda: self.size() == (width, height), SHOW_S, f"a window of {width} by {height}")

    def size(self):
        check(self.process.poll() is None, f"leo ended: {self.said()}")
        at = self.application().get_child_at_index(0).get_extents(Atspi.CoordType.SCREEN)
        return at.width, at.height

    def shoot(self, name):
        self.number += 1
        self.screen.picture(self.shots / f"screen-{self.how}-{self.number}-{name}.png")

    def all(self):
        return "\n".join(f"{item.get_role_name()} {item.get_name()!r}" for item in self.items() if item.get_name())

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(SHOW_S)


def from_first_run_to_the_grey_picture(window, home):
    window.wait_for("Try it on this computer, private network with 20 nodes, about 5 seconds, 300 megabytes, option 1 of 3")
    window.shoot("first-run")
    window.press("Start local network")
    window.press("Try it", START_S)
    window.shoot("composer")
    window.press("Post task for 10 LEO")
    window.consent("Sign and post")
    window.shoot("posted")
    window.wait_for("Release key", TASK_S, window.enabled)
    window.resize(1100, 720)
    window.shoot("small")
    window.resize(1440, 900)
    window.shoot("large-again")
    window.consent("Release key", TASK_S)
    window.press("Open result", TASK_S)
    window.press("Save as…", TASK_S)
    window.shoot("result")
    window.press("Open", key="space")  # of the dialog for a file, which is Qt 6.4's own
    saved = home / "photo-1mp-result.png"
    wait_until(saved.exists, SHOW_S, "the saved result")
    with Image.open(saved) as picture:
        red, green, blue = picture.convert("RGB").split()
        check(red.tobytes() == green.tobytes() == blue.tobytes(), "the result is grey")
    window.shoot("saved")


def end_network(data):
    """What the program started for this computer and left running, as it should."""
    mine = [int(entry.name) for entry in pathlib.Path("/proc").iterdir() if entry.name.isdigit() and belongs(entry, data)]
    for pid in mine:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT)
    wait_until(lambda: not any(map(alive, mine)), SHOW_S * 2, "the end of the network")
    return mine


def belongs(entry, data):
    with contextlib.suppress(OSError):
        words = (entry / "cmdline").read_bytes().split(b"\0")
        return b"devnet" in words[1:2] and str(data).encode() in words
    return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--leo", required=True, help="the program, or packaging/run, which ends as it")
    parser.add_argument("--by", choices=["mouse", "keyboard"], required=True)
    parser.add_argument("--shots", type=pathlib.Path, required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="leo-screen-") as directory:
        home = pathlib.Path(directory)
        screen, window = Screen(home), None
        try:
            window = Window(screen, [options.leo, "--data", home / "data", "--port", "0", "--json"], options.by, options.shots)
            from_first_run_to_the_grey_picture(window, home)
            equal(window.end(), 0, "exit code of leo")
            check(end_network(home / "data"), "the network outlives the window")
        except (Failure, GLib.Error) as failure:
            print(f"FAILED: {failure}")
            if window is not None:
                window.shoot("failed")
                print(window.all(), window.said(), sep="\n")
            return 1
        finally:
            if window is not None:
                window.end()
            end_network(home / "data")
            screen.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
