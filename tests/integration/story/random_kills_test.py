"""SIGKILL of any process at any moment, again and again, while money is sent and tasks run: layer one, nodes, wallets, their
software TPMs and sandboxes, the requester's program, the network's parent. Whatever a command called done is on the chain
afterwards, no money is lost or made, every task closes, and the chain replays from genesis.

LEO_KILLS sets how many (8 in every test run; thousands in the long run), LEO_KILLS_SEED which ones.
"""

import contextlib
import os
import random
import signal
import threading
import time

from leo_test import UNITS, Suite, alive, check, descendants, wait_until

KILLS = int(os.environ.get("LEO_KILLS", "8"))
SEED = int(os.environ.get("LEO_KILLS_SEED", random.randrange(1 << 32)))
CLOSE_S = 120  # every window of the protocol, and a machine that is busy
SEND_S = 60


class Payments:
    """Sends one LEO after another; remembers which were called done."""

    def __init__(self, kills, to):
        self.kills, self.to = kills, to
        self.done, self.unsure = [], 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        while not self._stop.is_set():
            outcome = self.kills.network.leod("wallet", "send", "alice", self.to, 1, seconds=SEND_S)
            if outcome.code == 0:
                self.done.append(outcome.last()["tx"])
            else:  # it says that it does not know, or that nothing was sent
                self.unsure += 1
                time.sleep(0.2)

    def finish(self):
        self._stop.set()
        self._thread.join()


class Kills:
    def __init__(self, suite, dice):
        self.suite, self.dice = suite, dice
        self.network = suite.network(nodes=5)
        self.killed = {}

    def helpers(self):
        """Software TPMs, sandboxes and what runs in them."""
        own = set(self.network.pids.values())
        return sorted(descendants(self.network.running.pid) - own)

    def kill(self, task):
        kind = self.dice.choices(["process", "helper", "requester", "parent"], [70, 15, 10, 5])[0]
        helpers = self.helpers()
        if kind == "process" or (kind == "helper" and not helpers):
            kind = self.dice.choice(sorted(self.network.pids))
            # A node whose software TPM was killed ends by itself: it may be gone at this moment, or just about to go.
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.network.pids[kind], signal.SIGKILL)
            self.network.restarted(kind)
        elif kind == "helper":
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.dice.choice(helpers), signal.SIGKILL)
        elif kind == "requester":
            task.kill()
        else:
            family = descendants(self.network.running.pid)
            self.network.running.kill()
            wait_until(lambda: not any(alive(pid) for pid in family), 30, "an orphaned network ends")
            self.network = self.suite.network()
        self.killed[kind] = self.killed.get(kind, 0) + 1


def test(suite):
    print(f"LEO_KILLS_SEED={SEED}", flush=True)
    dice = random.Random(SEED)
    kills = Kills(suite, dice)
    code = kills.network.publish(suite.samples / "lambdas" / "grey")
    # Somebody who only receives: what arrives is what was sent.
    saver = kills.network.leod("wallet", "new", "saver", "--no-password").ok()["address"]
    payments = Payments(kills, saver)
    try:
        for number in range(KILLS):
            task = kills.network.start("task", code, suite.picture, "--offer", 10, "--wallet", "alice", "--out",
                                       suite.directory / f"result{number}.png")
            time.sleep(dice.uniform(0, 4))
            kills.kill(task)
            task.finish(CLOSE_S)
    finally:
        payments.finish()
    network = kills.network
    print(f"killed {kills.killed}; {len(payments.done)} payments called done, {payments.unsure} not", flush=True)
    check(len(payments.done) >= KILLS, f"payments went through between the kills: {payments.done}")

    wait_until(lambda: network.leod("status").ok()["openTasks"] == 0, CLOSE_S, "every task closed")
    network.check_conserved("the kills")
    for tx in payments.done:
        network.leod("tx", tx).ok()
    arrived = network.leod("wallet", "balance", "saver").ok()["balances"][0]["balance"] // UNITS
    check(len(payments.done) <= arrived <= len(payments.done) + payments.unsure,
          f"{arrived} LEO arrived; {len(payments.done)} payments were called done, {payments.unsure} were not")

    before = network.check_conserved("the kills")
    network.stop()
    check(network.leod("verify").ok()["height"] >= before["height"], "the chain replays from genesis")
    network = suite.network()
    network.check_conserved("a restart")
    network.stop()


if __name__ == "__main__":
    Suite().run(test)
