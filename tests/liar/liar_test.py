"""The adversary lab on a real network: one node lies, over real sockets and with a real TPM, and the others notice, say
why, and are paid for it; floods and garbage change nothing."""

import json
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "integration" / "story"))
from leo_test import START_S, UNITS, Running, Suite, check, equal  # noqa: E402

NODES = 8
OFFER, JOIN_DEPOSIT = 10 * UNITS, 10 * UNITS
CLOSE_S = 90
TRIES = 60  # it leads about one task in four; a busy machine refunds some before anybody leads


class Lab:
    def __init__(self, suite, liar):
        self.suite, self.liar = suite, liar
        self.network = suite.network("--without-nodes", 1, nodes=NODES)
        equal(sorted(self.network.pids), sorted(["layer one", "alice", "bob"] + [f"node {i:02}" for i in range(NODES - 1)]),
              "processes of a network that leaves one node to others")
        self.code = self.network.publish(self.quick_grey())
        self.id = next(node["id"] for node in self.network.leod("nodes").ok()["nodes"] if node["name"] == f"node-{NODES - 1:02}")

    def quick_grey(self):
        """The grey lambda with limits that make its deadlines short."""
        folder = self.suite.directory / "quick-grey"
        shutil.copytree(self.suite.samples / "lambdas" / "grey", folder)
        description = json.loads((folder / "lambda.json").read_text())
        description["name"] = "Quick grey"
        description["limits"]["wallSeconds"] = 4
        (folder / "lambda.json").write_text(json.dumps(description))
        return folder

    def join(self, lie):
        running = Running(self.liar, ["--join", self.network.data / "devnet" / "network.json", "--as", lie, "--image",
                                      self.suite.image])
        self.suite._running.append(running)
        running.event("ready", START_S)
        return running

    def run_task(self):
        task = self.network.start("task", self.code, self.suite.picture, "--offer", 10, "--wallet", "alice", "--out",
                                  self.suite.directory / "result.png")
        result = task.finish(CLOSE_S)
        check("end" in result, f"{result}")
        return result

    def until(self, had_its_chance):
        """Tasks until the liar had its chance in one."""
        for _ in range(TRIES):
            result = self.run_task()
            if had_its_chance(result):
                return result
        check(False, f"the liar had no chance in {TRIES} tasks")

    def monitored(self, result):
        return any(member["id"] == self.id and member["role"] == "monitor" for member in result["members"])

    def led(self, result):
        """Led its last turn, or an earlier one: then a successor finished, and it paid."""
        return self.seized(result) > 0 or any(member["id"] == self.id and member["role"] == "executor"
                                              for member in result["members"])

    def conserved(self, what):
        equal(self.network.check_conserved(what)["openTasks"], 0, "open tasks")

    def seized(self, result):
        return sum(move["units"] for move in result["penalties"] if self.id in move["from"])


def node(lab):
    return next(node for node in lab.network.leod("nodes").ok()["nodes"] if node["id"] == lab.id)


def credit(lab):
    return node(lab)["credit"]


def fail_to_good(lab):
    liar = lab.join("fail-to-good")
    result = lab.until(lab.monitored)
    liar.event("lie", task=result["taskId"])
    equal(result["end"], "Settled", "the others decide")
    check(lab.id not in result["paid"], f"the liar was paid: {result['paid']}")
    check(len(result["paid"]) > 2, f"the others were: {result['paid']}")
    equal(liar.interrupt(), 0, "exit code of leo_liar")
    lab.conserved("fail-to-good")


def executor_lie(lab, lie):
    liar = lab.join(lie)
    before = credit(lab)
    result = lab.until(lab.led)
    liar.event("lie", task=result["taskId"])
    equal(lab.seized(result), JOIN_DEPOSIT, f"seized from the liar: {result['penalties']}")
    check(lab.id not in result["paid"], f"the liar was paid: {result['paid']}")
    others = [move for move in result["penalties"] if move["to"].startswith("account")]
    check(others, f"whoever noticed has a part of it: {result['penalties']}")
    check(credit(lab) < before + 2 * TRIES, "its credit")
    equal(liar.interrupt(), 0, "exit code of leo_liar")
    lab.conserved(lie)


def convicted(lab, lie):
    """What the others were sent is shown to layer one, once; then it is no node any more."""
    liar = lab.join(lie)
    reporters = lambda: sum(node["reportsUpheld"] for node in lab.network.leod("nodes").ok()["nodes"])
    before = reporters()
    lab.until(lambda result: node(lab)["lies"] > 0)
    liar.event("lie")
    equal(node(lab)["lies"], 1, "lies proven")
    equal(node(lab)["credit"], 0, "its credit")
    equal(reporters(), before + 1, "one report, of one node")
    result = lab.run_task()
    equal(result["end"], "Settled", "the others go on without it")
    check(lab.id not in [member["id"] for member in result["members"]], f"it is in no group: {result['members']}")
    equal(liar.interrupt(), 0, "exit code of leo_liar")
    lab.conserved(lie)


def noise(lab, lie):
    peer = lab.join(lie)
    peer.event("lie")
    result = lab.run_task()
    equal(result["end"], "Settled", f"a task beside a peer that plays {lie}")
    said = peer.event("lie")
    check(said.get("sent", said.get("links")) > 0, f"it did something: {said}")
    if lie == "malformed-frames":
        peer.wait_for(lambda line: line.get("dropped", 0) > 0, 30, "links that were dropped")
    equal(peer.interrupt(), 0, "exit code of leo_liar")


def test(suite, liar):
    refused = Running(liar, ["--as", "nothing", "--join", suite.directory / "none.json"])
    equal(refused.finish(20)["error"]["code"], "invalid-argument", "a lie that is none")
    lab = Lab(suite, liar)
    for step in (lambda: fail_to_good(lab), lambda: executor_lie(lab, "keeps-copy"),
                 lambda: executor_lie(lab, "never-completes"), lambda: noise(lab, "malformed-frames"),
                 lambda: noise(lab, "flooding-peer"), lambda: convicted(lab, "false-reveal")):
        step()
    lab.network.stop()


if __name__ == "__main__":
    at = sys.argv.index("--liar")
    program = sys.argv[at + 1]
    del sys.argv[at : at + 2]
    suite = Suite()
    suite.run(lambda suite: test(suite, program))
