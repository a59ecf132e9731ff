"""Lambdas that misbehave, one after the other, on a real network: each is contained, told in words, and settled by the
money table; nothing of it stays on the machine."""

import pathlib

from leo_test import UNITS, Suite, check, check_settlement, equal, wait_until

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


def cgroups():
    """Groups of the sandbox; a run makes its own and removes it."""
    return {str(path) for path in pathlib.Path("/sys/fs/cgroup").glob("**/leo*") if path.is_dir()}


def mounts():
    lines = pathlib.Path("/proc/self/mountinfo").read_text().splitlines()
    return {line.split()[4] for line in lines if "leo-sandbox" in line}


def code_processes():
    """Processes of a lambda: they run main.py in a container, with the loader as their parent."""
    found = set()
    for entry in pathlib.Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0") if entry.name.isdigit() else []
        except OSError:
            continue
        if b"main.py" in words or words[:1] == [b"/leo-loader"]:
            found.add(int(entry.name))
    return found


def run_one(network, bob, name, groups, processes):
    folder = network.suite.samples / "lambdas" / "hostile" / name
    lambda_id = network.publish(folder)
    end, words = ENDS[name]
    out = network.suite.directory / f"{name}.out"
    outcome = network.leod("task", lambda_id, network.suite.picture, "--offer", 10, "--wallet", "alice", "--out", out)
    result = outcome.last()
    check("error" not in result, f"{outcome}")
    equal(result["end"], end, "end")
    check(words in result["exitText"], f"told as: {result['exitText']}")
    equal(outcome.code, 0 if end == "Settled" else 5, "exit code of leod task")
    equal(out.exists(), end == "Settled", "a result was written")
    check_settlement(result, bob, PRICE, OFFER)
    listed = next(entry for entry in network.leod("lambdas").ok()["lambdas"] if entry["id"] == lambda_id)
    equal((listed["runs"], listed["failures"]), (1, 0) if end == "Settled" else (0, 1), "runs and failures counted")
    network.check_conserved(name)
    wait_until(lambda: cgroups() <= groups, 5, "the control groups are gone")
    wait_until(lambda: code_processes() <= processes, 5, "the processes are gone")
    return result


def test(suite):
    samples = {path.name for path in (suite.samples / "lambdas" / "hostile").iterdir() if path.is_dir()}
    equal(samples, set(ENDS), "hostile samples, each with the end it must have")
    mounted = mounts()
    network = suite.network()
    bob = network.leod("wallet", "address", "bob").ok()["address"]
    groups, processes = cgroups(), code_processes()
    for name in sorted(ENDS):
        if suite.only and name not in suite.only:
            continue
        with suite.step(name):
            result = run_one(network, bob, name, groups, processes)
            if name == "fails":
                check("This lambda always fails." in result["log"], f"log of the run: {result['log']!r}")
    status = network.check_conserved("all")
    equal(status["openTasks"], 0, "open tasks")
    network.stop()
    verified = network.leod("verify").ok()
    check(verified["height"] >= status["height"], f"verified {verified}")
    wait_until(lambda: mounts() <= mounted and cgroups() <= groups, 5, "mounts and control groups are gone")


if __name__ == "__main__":
    Suite().run(test)
