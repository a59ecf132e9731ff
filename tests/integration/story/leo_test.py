"""What the story's tests share: a network started with leod, commands run against it, and what must hold always."""

import argparse
import contextlib
import json
import os
import pathlib
import queue
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback

UNITS = 10**9  # of one LEO
BURN_BPS = 1_000  # genesis parameters of the local network
IDLE_BPS = 2_000
START_S = 90  # a loaded machine takes long for twenty key generations
STOP_S = 40
COMMAND_S = 60


class Failure(Exception):
    """An expectation that did not hold."""


def check(condition, message):
    if not condition:
        raise Failure(message)


def equal(actual, expected, what):
    check(actual == expected, f"{what}: {actual!r}, expected {expected!r}")


def alive(pid):
    try:
        state = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def wait_until(condition, seconds, what):
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        check(time.monotonic() < end, f"{what}: not within {seconds} s")
        time.sleep(0.1)


def descendants(pid):
    parents = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
    found, rest = set(), [pid]
    while rest:
        parent = rest.pop()
        children = [child for child, its in parents.items() if its == parent and child not in found]
        found.update(children)
        rest += children
    return found


class Outcome:
    """How a command ended."""

    def __init__(self, words, code, out, err):
        self.words, self.code, self.out, self.err = words, code, out, err

    def last(self):
        lines = self.out.strip().splitlines()
        check(lines, f"{self}: nothing on stdout")
        try:
            return json.loads(lines[-1])
        except ValueError as problem:
            raise Failure(f"{self}: the last line of stdout is no JSON: {lines[-1]!r}") from problem

    def ok(self):
        check(self.code == 0, f"{self}")
        return self.last()

    def __str__(self):
        return f"leod {' '.join(map(str, self.words))} ended with {self.code}: {self.out[-800:]} {self.err[-800:]}"


class Running:
    """A leod that runs beside the test; its JSON lines are read as they come."""

    def __init__(self, leod, words, env=None):
        self.words = words
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen([leod, *map(str, words), "--json"], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=self.errors, text=True, env=env,
                                        start_new_session=True)
        self.lines = []  # those wait_for() has passed
        self.heard = []  # all
        self._queue = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        for line in self.process.stdout:
            with contextlib.suppress(ValueError):
                self.heard.append(json.loads(line))
                self._queue.put(self.heard[-1])
        self._queue.put(None)

    @property
    def pid(self):
        return self.process.pid

    def stderr(self):
        # The program writes at the same offset: reading must not move it.
        return os.pread(self.errors.fileno(), 1 << 20, 0).decode(errors="replace")

    def wait_for(self, wanted, seconds, what):
        """The first line from here on for which wanted(line) is true; None when the program ended before it."""
        end = time.monotonic() + seconds
        while True:
            try:
                line = self._queue.get(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty:
                raise Failure(f"leod {' '.join(map(str, self.words))}: no {what} within {seconds} s; "
                              f"said {self.lines[-2:]} {self.stderr()[-800:]}") from None
            if line is None:
                self._queue.put(None)
                return None
            self.lines.append(line)
            if wanted(line):
                return line

    def event(self, name, seconds=COMMAND_S, /, **fields):
        def wanted(line):
            return line.get("event") == name and all(line.get(key) == value for key, value in fields.items())
        line = self.wait_for(wanted, seconds, f"{name} {fields or ''}")
        if line is None:
            raise Failure(f"leod {' '.join(map(str, self.words))} ended ({self.process.wait()}) without "
                          f"{name} {fields or ''}: {self.lines[-2:]} {self.stderr()[-800:]}")
        return line

    def finish(self, seconds):
        """Waits for the end; what it said last."""
        self.wait_for(lambda line: False, seconds, "end")
        self.process.wait(STOP_S)
        return self.lines[-1] if self.lines else {}

    def interrupt(self):
        """SIGINT as Ctrl-C sends it, and the end."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            raise Failure(f"leod {self.words[0]} did not end within {STOP_S} s of SIGINT: {self.stderr()[-800:]}") from None
        return self.process.returncode

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def end(self):
        """After a failure: ends it and everything it started."""
        if self.process.poll() is None:
            family = descendants(self.pid)
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(STOP_S)
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
            for pid in family:
                with contextlib.suppress(ProcessLookupError):
                    if alive(pid):
                        os.kill(pid, signal.SIGKILL)
        self.errors.close()


class Network:
    """leod devnet in a directory of its own."""

    def __init__(self, suite, data, *extra, nodes=8):
        self.suite, self.data = suite, data
        words = ["devnet", "--data", data, "--port", self.port(), "--image", suite.image, *extra]
        if not self.joining.exists():
            words += ["--nodes", nodes]
        self.running = suite.start(*words)
        self.ready = self.running.event("ready", START_S)

    @property
    def joining(self):
        return self.data / "devnet" / "network.json"

    def port(self):
        """Any free one; that of the last time once others know it, a program that outlived the network."""
        if not self.joining.exists():
            return 0
        return re.search(r"/tcp/(\d+)/", self.joining.read_text()).group(1)

    @property
    def pids(self):
        """Name and latest pid of each process; one that ended a moment ago still has its old one."""
        pids = {process["name"]: process["pid"] for process in self.ready["processes"]}
        pids.update((line["name"], line["pid"]) for line in list(self.running.heard) if line.get("event") == "restarted")
        return pids

    def leod(self, *words, seconds=COMMAND_S, **more):
        return self.suite.leod(*words, "--data", self.data, "--json", seconds=seconds, **more)

    def start(self, *words):
        return self.suite.start(*words, "--data", self.data)

    def publish(self, folder, price=3):
        return self.leod("publish", folder, "--wallet", "bob", "--price", price, "--image",
                         self.suite.image).ok()["lambda"]

    def kill(self, name):
        """SIGKILL one process of the network, and wait until the network has noticed."""
        os.kill(self.pids[name], signal.SIGKILL)
        self.running.event("died", name=name)
        return self.running

    def restarted(self, name):
        self.running.event("restarted", START_S, name=name)

    def node_name(self, node):
        """The name the network gives the process of a node id."""
        listed = self.leod("nodes").ok()["nodes"]
        name = next(entry["name"] for entry in listed if entry["id"] == node)
        return "node " + name[-2:]

    def task(self, task):
        return self.leod("task-show", task).ok()

    def wait_closed(self, task, seconds):
        def closed():
            shown = self.task(task)
            return None if shown["open"] else shown
        return wait_until(closed, seconds, f"task {task} is closed")

    def check_conserved(self, after):
        status = self.leod("status").ok()
        check(status["supplyConserved"] is True, f"supply after {after}: {status}")
        return status

    def stop(self):
        """Ctrl-C: every process of the network ends with it."""
        family = descendants(self.running.pid)
        code = self.running.interrupt()
        equal(code, 0, "exit code of leod devnet after SIGINT")
        wait_until(lambda: not any(alive(pid) for pid in family), 5, "every process of the network ended")


def expected_settlement(offer, price, monitors, ran):
    """The rows "settled" and "the code failed" of the money table: (burned, publisher, executor, each monitor)."""
    burn = offer * BURN_BPS // 10_000
    share = offer - burn - price
    executor = share // 2
    each = (share - executor) // monitors
    dust = share - executor - each * monitors
    return (burn + dust + (0 if ran else price), price if ran else 0, executor, each)


def check_settlement(result, publisher, price, offer):
    """The result object of leod task follows the money table to the unit."""
    ran = result["end"] == "Settled"
    equal(result["offerUnits"], offer, "offer")
    paid = result["paid"]
    equal(sum(paid.values()) + result["burnedUnits"], offer, f"paid and burned of {result['taskId']}")
    equal(result["penalties"], [], "penalties")
    executor = next(member["id"] for member in result["members"] if member["role"] == "executor")
    monitors = {account: units for account, units in paid.items() if account not in (publisher, executor)}
    members = {member["id"] for member in result["members"]}
    check(monitors and set(monitors) <= members, f"paid to others than members: {monitors}")
    equal(len(monitors), result["verdicts"]["after"]["ok"], "monitors paid")
    burned, bob, executor_part, each = expected_settlement(offer, price, len(monitors), ran)
    equal(result["burnedUnits"], burned, "burned")
    equal(paid.get(publisher, 0), bob, "paid to the publisher")
    equal(paid[executor], executor_part, "paid to the executor")
    equal(set(monitors.values()), {each}, "paid to each monitor")


class Suite:
    """Paths, a directory that goes with the test, and every process that must end with it."""

    def __init__(self):
        parser = argparse.ArgumentParser()
        parser.add_argument("--leod", required=True)
        parser.add_argument("--image", required=True)
        parser.add_argument("--samples", required=True)
        parser.add_argument("only", nargs="*", help="steps to run (default: all)")
        arguments = parser.parse_args()
        self.executable = os.path.abspath(arguments.leod)
        self.image = os.path.abspath(arguments.image)
        self.samples = pathlib.Path(arguments.samples).resolve()
        self.only = arguments.only
        self.picture = self.samples / "pictures" / "tiny.png"
        # Short: the sockets of software TPMs lie below the run directory made from it.
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="leo-test-"))
        self.failures = []
        self._running = []

    def leod(self, *words, seconds=COMMAND_S, env=None, wrapper=()):
        """Runs a command to its end; wrapper is what runs it, in an environment of its own."""
        line = [*wrapper, self.executable, *map(str, words)]
        with subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              text=True, env=env, cwd=self.directory, start_new_session=True) as process:
            try:
                out, err = process.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                for pid in [*descendants(process.pid), process.pid]:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
                out, err = process.communicate()
                raise Failure(f"leod {' '.join(map(str, words))} did not end within {seconds} s: "
                              f"{out[-800:]} {err[-800:]}") from None
        return Outcome(words, process.returncode, out, err)

    def start(self, *words, env=None):
        running = Running(self.executable, words, env)
        self._running.append(running)
        return running

    def running(self):
        return [running for running in self._running if running.process.poll() is None]

    def network(self, *extra, data="data", nodes=8):
        return Network(self, self.directory / data, *extra, nodes=nodes)

    @contextlib.contextmanager
    def step(self, name):
        """A step that may fail without ending the test."""
        begun = time.monotonic()
        try:
            yield
            result = "ok"
        except Failure as failure:
            self.failures.append(name)
            result = f"FAILED: {failure}"
        except Exception:  # a field that is not there, say: this step failed, the next may tell more
            self.failures.append(name)
            result = f"FAILED: {traceback.format_exc()}"
        print(f"{name}: {result} ({time.monotonic() - begun:.1f} s)", flush=True)

    def run(self, test):
        # ctest ends a test that takes too long with SIGTERM: the network must go with it.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit("terminated"))
        missing = [path for path in (self.executable, self.image + "/index.json") if not os.path.exists(path)]
        if missing:
            sys.exit(f"not there: {', '.join(missing)}; packaging/run --build-only makes it")
        try:
            with self.step("whole"):
                test(self)
        finally:
            for running in reversed(self._running):
                running.end()
            if self.failures:
                self.show_logs()
            shutil.rmtree(self.directory, ignore_errors=True)
        sys.exit(1 if self.failures else 0)

    def show_logs(self):
        for log in sorted(self.directory.glob("*/devnet/logs/*.log*")):
            lines = log.read_text(errors="replace").splitlines()
            if lines:
                print(f"--- {log.name}", *lines[-15:], sep="\n")
