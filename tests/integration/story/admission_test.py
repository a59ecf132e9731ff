"""A sixth machine joins a network of five, works, falls silent, comes back and leaves; and machines that may not join."""

import shutil
import time

from leo_test import UNITS, Suite, check, equal, wait_until

EPOCH_S = 10
ADMISSION_S = 60  # ten seconds by the rules, and a machine that is busy
TASKS = 60        # a newcomer is drawn into one group of twelve: none of these has it once in two hundred runs


class Admission:
    def __init__(self, suite):
        self.suite = suite
        self.network = suite.network("--epoch", EPOCH_S, nodes=5)
        self.code = self.network.publish(suite.samples / "lambdas" / "grey")
        self.home = self.network.data / "devnet" / "nodes" / "05"
        self.sixth = None
        self.node = None

    def listed(self, node=None):
        node = node or self.node
        return next((entry for entry in self.network.leod("nodes").ok()["nodes"] if entry["id"] == node), None)

    def balance(self):
        return self.listed()["balance"]

    def register(self):
        self.sixth = self.network.start("node", "--register", "--name", "sixth", "--image", self.suite.image)
        waits = self.sixth.wait_for(lambda line: line.get("missing", 0) > 0, ADMISSION_S, "wish for a deposit")
        self.node = waits["node"]
        equal(waits["missing"], 100 * UNITS, "register deposit")
        self.network.leod("wallet", "send", "alice", self.node, 300).ok()
        ready = self.sixth.event("ready", ADMISSION_S)
        equal(ready["node"], self.node, "identity")
        equal(self.listed()["credit"], 10, "credit of a newcomer")
        equal(self.listed()["status"], "active", "status")
        equal(self.balance(), 200 * UNITS, "balance")
        check(any(line.get("spoke", 0) >= 2 for line in self.sixth.lines), "attestors spoke")

    def same_chip(self):
        """The TPM's state copied: one chip, two identities."""
        copy = self.suite.directory / "copy"
        copy.mkdir(mode=0o700)
        (copy / "tpm").mkdir(mode=0o700)
        for file in (self.network.data / "devnet" / "nodes" / "01" / "tpm").iterdir():
            if file.is_file() and ".lock" not in file.name:
                shutil.copy(file, copy / "tpm" / file.name)
        asks = self.network.start("node", "--register", "--home", copy, "--image", self.suite.image)
        waits = asks.wait_for(lambda line: line.get("missing", 0) > 0, ADMISSION_S, "wish for a deposit")
        check(waits, f"the copy ended: {asks.lines} {asks.stderr()}")
        self.network.leod("wallet", "send", "alice", waits["node"], 101).ok()
        said = asks.finish(ADMISSION_S)
        equal(asks.process.returncode, 4, f"exit code of {said}")
        check("for ever" in str(said), f"{said}")
        check(self.listed(waits["node"]) is None, "the copy is no node")

    def elsewhere(self):
        """A computer that has the network's file, but not the key that certifies software TPMs."""
        away = self.suite.directory / "away"
        away.mkdir()
        for file in (self.network.data / "devnet").iterdir():
            if file.is_file() and file.suffix in (".json", ".leo"):
                shutil.copy(file, away / file.name)
        ended = self.network.leod("node", "--register", "--network", away / "network.json", "--home", away / "node")
        check(ended.code != 0 and "not made on this computer" in ended.out + ended.err, f"{ended}")

    def task(self):
        out = self.suite.directory / "result.png"
        out.unlink(missing_ok=True)
        result = self.network.leod("task", self.code, self.suite.picture, "--offer", 4, "--tau", 32,
                                   "--out", out).ok()
        equal(result["end"], "Settled", f"end of {result}")
        return {member["id"] for member in result["members"]}

    def elected(self):
        for _ in range(TASKS):
            if self.node in self.task():
                return
        check(False, f"never drawn in {TASKS} tasks")

    def renewed(self):
        """Everybody renews by itself, and is paid a credit for it."""
        begun = self.network.leod("status").ok()["epoch"]

        def all_renewed():
            nodes = self.network.leod("nodes").ok()["nodes"]
            return all(entry["renewedEpoch"] > begun and entry["status"] == "active" for entry in nodes)
        wait_until(all_renewed, 4 * EPOCH_S, "all nodes renewed")

    def silent(self):
        """It is gone for two epochs, is stale, loses nothing, and comes back by itself."""
        self.sixth.interrupt()
        credit = self.listed()["credit"]
        wait_until(lambda: self.listed()["status"] == "stale", 4 * EPOCH_S, "the sixth is stale")
        equal(self.listed()["credit"], credit, "credit of a stale node")
        self.sixth = self.network.start("node", "--home", self.home, "--image", self.suite.image)
        self.sixth.event("ready", ADMISSION_S)
        wait_until(lambda: self.listed()["status"] == "active", 2 * EPOCH_S, "the sixth is back")

    def restart(self):
        """The whole network stands still for three epochs, and goes on."""
        self.sixth.interrupt()
        self.network.stop()
        time.sleep(3 * EPOCH_S)
        self.network = self.suite.network(nodes=5)
        self.task()
        self.sixth = self.network.start("node", "--home", self.home, "--image", self.suite.image)
        self.sixth.event("ready", ADMISSION_S)
        self.renewed()
        self.task()

    def leave(self):
        before = self.balance()
        told = self.network.leod("node", "--exit", "--home", self.home).ok()
        equal(told["deposit"], 100 * UNITS, "deposit")
        equal(self.listed()["status"], "exiting", "status")
        wait_until(lambda: self.listed()["status"] == "inactive", 120, "the sixth has left")
        equal(self.balance(), before + 100 * UNITS, "balance with the deposit back")
        check(self.node not in self.task(), "a node that left is not drawn")
        self.network.check_conserved("all of it")
        again = self.network.leod("node", "--exit", "--home", self.home)
        equal(again.code, 4, f"{again}")


def test(suite):
    admission = Admission(suite)
    for name in ("register", "same_chip", "elsewhere", "elected", "renewed", "silent", "restart", "leave"):
        with suite.step(name):
            getattr(admission, name)()
    admission.sixth.interrupt()
    admission.network.stop()
    admission.network.leod("verify").ok()


if __name__ == "__main__":
    Suite().run(test)
