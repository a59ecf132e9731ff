"""Lambdas that misbehave, one after the other, on a real network: each is contained, told in words, and settled by the
money table; nothing of it stays on the machine."""

import contextlib
import os
import pathlib

from leo_test import COMMAND_S, UNITS, Suite, check, check_settlement, equal, wait_until

OFFER, PRICE = 10 * UNITS, 3 * UNITS

# What the code does, and how the task must end: the end, and words of the exit's sentence.
ENDS = {
    "eats_memory": ("CodeFailed", "more memory than its manifest allows"),
    "fails": ("CodeFailed", "ended with exit code 3"),
    "fills_output": ("CodeFailed", "more output than its manifest allows"),
    "fills_tmp": ("CodeFailed", "filled its temporary storage"),
    "forks": ("CodeFailed", "more processes than its manifest allows"),
    "ignores_input": ("Settled", "ran to its end"),
    "loops": ("CodeFailed", "more processor time than its manifest allows"),
    "opens_socket": ("CodeFailed", "ended with exit code 5"),  # every family was refused
    "reads_shadow": ("CodeFailed", "ended with exit code 6"),  # nothing could be read or written
}


class Leftovers:
    """What runs of a network leave on the machine. The sandbox names all of it leo-PID-…, after the node's process."""

    def __init__(self, network):
        self.prefixes = tuple(f"leo-{pid}-" for pid in [network.running.pid, *network.pids.values()])

    def ours(self, path):
        return any(part.startswith(self.prefixes) for part in path.split("/"))

    def cgroups(self):
        return [path for path, _, _ in os.walk("/sys/fs/cgroup") if self.ours(path)]

    def mounts(self):
        lines = pathlib.Path("/proc/self/mountinfo").read_text().splitlines()
        return [line.split()[4] for line in lines if self.ours(line.split()[4])]

    def processes(self):
        found = []
        for entry in pathlib.Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                if entry.name.isdigit() and self.ours((entry / "cgroup").read_text().replace("\n", "/")):
                    found.append(int(entry.name))
        return found


def run_one(network, bob, name, left):
    folder = network.suite.samples / "lambdas" / "hostile" / name
    lambda_id = network.publish(folder)
    end, words = ENDS[name]
    out = network.suite.directory / f"{name}.out"
    task = network.start("task", lambda_id, network.suite.picture, "--offer", 10, "--wallet", "alice", "--out", out)
    if name == "loops":  # it lasts: what must be gone later is seen now
        wait_until(lambda: left.cgroups() and left.mounts() and left.processes(), COMMAND_S, "the run is seen")
    result = task.finish(COMMAND_S)
    check("end" in result, f"{result}")
    equal(result["end"], end, "end")
    check(words in result["exitText"], f"told as: {result['exitText']}")
    equal(task.process.returncode, 0 if end == "Settled" else 5, "exit code of leod task")
    equal(out.exists(), end == "Settled", "a result was written")
    check_settlement(result, bob, PRICE, OFFER)
    listed = next(entry for entry in network.leod("lambdas").ok()["lambdas"] if entry["id"] == lambda_id)
    equal((listed["runs"], listed["failures"]), (1, 0) if end == "Settled" else (0, 1), "runs and failures counted")
    network.check_conserved(name)
    wait_until(lambda: not left.cgroups() and not left.processes(), 5, "control groups and processes are gone")
    return result


def test(suite):
    samples = {path.name for path in (suite.samples / "lambdas" / "hostile").iterdir() if path.is_dir()}
    equal(samples, set(ENDS), "hostile samples, each with the end it must have")
    network = suite.network()
    bob = network.leod("wallet", "address", "bob").ok()["address"]
    left = Leftovers(network)
    for name in sorted(ENDS):
        if suite.only and name not in suite.only:
            continue
        with suite.step(name):
            result = run_one(network, bob, name, left)
            if name == "fails":
                check("This lambda always fails." in result["log"], f"log of the run: {result['log']!r}")
    status = network.check_conserved("all")
    equal(status["openTasks"], 0, "open tasks")
    network.stop()
    verified = network.leod("verify").ok()
    check(verified["height"] >= status["height"], f"verified {verified}")
    wait_until(lambda: not left.mounts() and not left.cgroups(), 5, "mounts and control groups are gone")


if __name__ == "__main__":
    Suite().run(test)
