"""SIGKILL in the middle of a task, for each who takes part in it: the task ends in a state of the money table, no money
is lost or made, and the network goes on, also after a restart on the same data."""

import json
import os
import pathlib
import shutil
import signal

from leo_test import UNITS, Suite, check, check_settlement, descendants, equal

OFFER, PRICE, JOIN_DEPOSIT = 10 * UNITS, 3 * UNITS, 10 * UNITS
CLOSE_S = 60  # wall limit, allowance, time to say who failed, and a machine that is busy

# Every end of section 3 that a crash can lead to.
CRASH_ENDS = {"Settled", "NoFault", "ExecutorFault", "NoGroup"}


def slow_grey(suite):
    """The grey lambda, slow enough to be met in the middle, with limits that make its deadlines short."""
    folder = suite.directory / "slow-grey"
    shutil.copytree(suite.samples / "lambdas" / "grey", folder)
    description = json.loads((folder / "lambda.json").read_text())
    description["name"] = "Slow grey"
    description["limits"]["wallSeconds"] = 8
    (folder / "lambda.json").write_text(json.dumps(description))
    code = (folder / "main.py").read_text()
    check(code.count("def main():\n") == 1, "the sample's main function is where it was")
    (folder / "main.py").write_text(code.replace("def main():\n", "def main():\n    __import__('time').sleep(2)\n"))
    return folder


class Kills:
    def __init__(self, suite):
        self.suite = suite
        # Few enough that everybody has a link to everybody: who is killed is missed, not who happens to be far away.
        # The wallets are served from here: what they check tells who executes.
        self.network = suite.network("--without-wallets", nodes=5)
        self.served = {}
        self.serve("alice", "bob")
        self.bob, self.alice = (self.network.leod("wallet", "address", name).ok()["address"]
                                for name in ("bob", "alice"))
        self.code = self.network.publish(slow_grey(suite))

    def serve(self, *names):
        for name in names:
            self.served[name] = self.network.start("serve", "--wallet", name)
            self.served[name].event("ready")

    def post(self):
        out = self.suite.directory / "result.png"
        out.unlink(missing_ok=True)
        task = self.network.start("task", self.code, self.suite.picture, "--offer", 10, "--wallet", "alice",
                                  "--out", out)
        return task, task.event("posted")["task"]

    def settled(self, result):
        equal(result.get("end"), "Settled", f"end of {result}")
        check_settlement(result, self.bob, PRICE, OFFER)
        check((self.suite.directory / "result.png").exists(), "the result was written")

    def conclude(self, what):
        equal(self.network.check_conserved(what)["openTasks"], 0, "open tasks")

    def executing(self, task, task_id):
        """Waits until the code runs; who executes and who monitors."""
        members = self.served["bob"].event("keyRequest", task=task_id)["members"]
        task.event("phase", phase="Executing")
        return ([member["id"] for member in members if member["role"] == role] for role in ("executor", "monitor"))

    def layer_one(self):
        task, task_id = self.post()
        self.executing(task, task_id)
        self.network.kill("layer one")
        self.network.restarted("layer one")
        end = self.network.wait_closed(task_id, CLOSE_S)["state"]
        check(end in CRASH_ENDS, f"ended as {end}")
        result = task.finish(CLOSE_S)
        if end == "Settled":
            self.settled(result)

    def executor(self):
        task, task_id = self.post()
        (executor,), monitors = self.executing(task, task_id)
        successor = len(list(monitors)) >= 3  # else too few are left for another turn
        name = self.network.node_name(executor)
        self.network.kill(name)
        result = task.finish(2 * CLOSE_S)
        self.network.restarted(name)
        if successor:
            self.settled({**result, "penalties": []})
        else:
            equal(result.get("end"), "ExecutorFault", f"end of {result}")
            equal(result["paid"], {self.alice: OFFER}, "the offer goes back to Alice, all of it")
            equal(result["burnedUnits"], 0, "burned of the offer")
        self.check_seized(task_id, executor, result["penalties"], 0 if successor else PRICE)

    def check_seized(self, task_id, executor, penalties, price):
        """Without a successor Bob's price out of the deposit; of the rest one half burned, the other to the others."""
        equal({move["from"] for move in penalties}, {f"join deposit of {executor} in task {task_id}"}, "who pays")
        equal(sum(move["units"] for move in penalties), JOIN_DEPOSIT, "seized")
        to = {}
        for move in penalties:
            to[move["to"]] = to.get(move["to"], 0) + move["units"]
        left = JOIN_DEPOSIT - price
        equal(to.pop(f"account {self.bob}", 0), price, "to the publisher")
        burned = to.pop("burned")
        check(to and len(set(to.values())) == 1, f"shares of the others: {to}")
        each = left // 2 // len(to)
        equal(set(to.values()), {each}, "share of each other member")
        equal(burned, left - each * len(to), "burned of the deposit, dust included")

    def monitor(self):
        task, task_id = self.post()
        _, monitors = self.executing(task, task_id)
        name = self.network.node_name(monitors[0])
        self.network.kill(name)
        result = task.finish(CLOSE_S)
        self.network.restarted(name)
        self.settled(result)

    def software_tpm(self):
        """The node ends with one sentence, the network starts it again, and it has a TPM as before."""
        name = "node 01"
        node = self.network.pids[name]
        (chip,) = (pid for pid in descendants(node) if pathlib.Path(f"/proc/{pid}/comm").read_text() == "swtpm\n")
        os.kill(chip, signal.SIGKILL)
        died = self.network.running.event("died", name=name)
        check("the software TPM (swtpm) of this node has ended" in died["report"], f"said {died}")
        self.network.restarted(name)
        check(self.network.pids[name] != node, "it is another process")
        task, _ = self.post()
        self.settled(task.finish(CLOSE_S))

    def requester(self):
        task, task_id = self.post()
        task.kill()
        shown = self.network.wait_closed(task_id, CLOSE_S)
        equal(shown["state"], "Settled", "leod serve answers in the place of leod task")

    def publisher(self):
        task, _ = self.post()
        task.event("phase", phase="Joining")
        self.served["bob"].kill()
        self.serve("bob")
        self.settled(task.finish(CLOSE_S))

    def restart(self):
        before = self.network.check_conserved("all")
        for served in self.served.values():
            equal(served.interrupt(), 0, "exit code of leod serve after SIGINT")
        self.network.stop()
        verified = self.network.leod("verify").ok()
        check(verified["height"] >= before["height"], f"verified {verified['height']}, was {before['height']}")
        self.network = self.suite.network("--without-wallets")
        self.serve("alice", "bob")
        after = self.network.check_conserved("a restart")
        check(after["height"] >= before["height"], f"height {after['height']}, was {before['height']}")
        equal((after["tasks"], after["openTasks"], after["chainId"]), (before["tasks"], 0, before["chainId"]),
              "tasks, open tasks and chain after a restart")
        task, _ = self.post()
        self.settled(task.finish(CLOSE_S))


def test(suite):
    kills = Kills(suite)
    for name in ("layer_one", "executor", "monitor", "software_tpm", "requester", "publisher", "restart"):
        if suite.only and name not in suite.only:
            continue
        with suite.step(name):
            getattr(kills, name)()
            kills.conclude(name)
    kills.network.stop()
    kills.network.leod("verify").ok()


if __name__ == "__main__":
    Suite().run(test)
