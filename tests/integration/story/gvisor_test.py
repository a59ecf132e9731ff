"""A network whose nodes run lambdas in gVisor, for tasks that ask for it: from the promise in genesis to the evidence the
owners accept, and what is refused. Skipped by hand where gVisor cannot run; a failure under CI."""

import json
import os
import pathlib
import shutil
import sys

from leo_test import COMMAND_S, UNITS, Suite, check, check_settlement, equal

OFFER, PRICE = 10 * UNITS, 3 * UNITS
FAILED, USAGE = 1, 2


def available():
    """gVisor needs root and its package; only the second can be had by packaging/deps."""
    if os.geteuid() != 0:
        print("skipped: gVisor is used by root only")
        return False
    if shutil.which("runsc"):
        return True
    if os.environ.get("CI"):
        sys.exit("runsc is not installed; packaging/deps makes sure of it")
    print("skipped: runsc is not installed")
    return False


def run(network, bob, folder, picture, end):
    code = network.publish(folder)
    out = network.suite.directory / f"{folder.name}.out"
    result = network.start("task", code, picture, "--offer", 10, "--wallet", "alice", "--isolation", "gvisor", "--out",
                           out).finish(COMMAND_S)
    equal(result.get("end"), end, f"end of {folder.name}: {result}")
    check_settlement(result, bob, PRICE, OFFER)
    network.check_conserved(folder.name)
    return out


def kernel_lambda(folder):
    """A lambda that answers with the kernel it runs on."""
    folder.mkdir()
    (folder / "lambda.json").write_text(json.dumps({
        "name": "kernel", "description": "Tells the kernel.", "entry": "main.py", "accepts": [], "produces": "text/plain",
        "command": ["/usr/bin/python3", "-I", "main.py"],
        "limits": {"memoryMiB": 64, "pids": 8, "cpuSeconds": 2, "wallSeconds": 60, "outputMiB": 2, "tmpMiB": 8}}))
    (folder / "main.py").write_text("import os, shutil\nshutil.copy('/proc/version', os.environ['LEO_OUTPUT'])\n")
    return folder


def runners(network):
    """What the processes of the nodes were told to run lambdas in."""
    lines = [pathlib.Path(f"/proc/{pid}/cmdline").read_text().split("\0") for pid in network.pids.values()]
    return [line[line.index("--runner") + 1] for line in lines if "--runner" in line]


def test(suite):
    with suite.step("a network of gVisor"):
        network = suite.network("--isolation", "gvisor", "--without-nodes", 1, nodes=6)
        listed = network.leod("nodes").ok()["nodes"]
        equal({entry["features"] for entry in listed}, {"software TPM, gvisor"}, "what the nodes promise")
    bob = network.leod("wallet", "address", "bob").ok()["address"]
    lambdas = suite.samples / "lambdas"
    with suite.step("a picture"):
        run(network, bob, lambdas / "grey", suite.picture, "Settled")
    with suite.step("a kernel of its own"):
        out = run(network, bob, kernel_lambda(suite.directory / "kernel"), suite.picture, "Settled")
        check(out.read_text() != pathlib.Path("/proc/version").read_text(), "the run saw the kernel of the host")
    with suite.step("a node keeps its promise"):
        home = network.data / "devnet" / "nodes" / "05"
        outcome = suite.leod("node", "--home", home, "--network", network.data / "devnet" / "network.json", "--image",
                             suite.image, "--runner", "bwrap", "--json")
        equal(outcome.code, USAGE, f"{outcome}")
        check("promised to run lambdas in gVisor" in outcome.out + outcome.err, f"{outcome}")
    network.stop()
    with suite.step("a network keeps its promise"):
        words = ["devnet", "--data", network.data, "--port", 0, "--image", suite.image]
        outcome = suite.leod(*words, "--isolation", "any", "--json")
        equal(outcome.code, USAGE, f"{outcome}")
        check("have promised gVisor" in outcome.out + outcome.err, f"{outcome}")
        again = suite.network()
        equal(runners(again), ["runsc"] * 6, "what the nodes run after a start without --isolation")
        again.stop()


if __name__ == "__main__":
    if available():
        Suite().run(test)
