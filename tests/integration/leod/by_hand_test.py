"""The walk of the README, in "terminals" of its own: the network without its wallets, Bob and Alice beside it, and the
commands that look. And what a user may do to it meanwhile: kill the parent, take one node away, start again."""

import os
import pathlib
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "story"))
from leo_test import START_S, UNITS, Suite, alive, check, descendants, equal, wait_until  # noqa: E402

NODES = 5


def wallets(suite, network):
    password = suite.directory / "password"
    password.write_text("correct horse\n")
    made = network.leod("wallet", "new", "carol", "--password-file", password).ok()
    sent = network.leod("wallet", "send", "alice", "carol", "12.5").ok()
    equal(sent["amount"], 12_500_000_000, "sent")
    alice = network.leod("wallet", "address", "alice").ok()["address"]
    back = network.leod("wallet", "send", "carol", alice, "0.000000001", "--password-file", password).ok()
    itself = network.leod("wallet", "send", "carol", made["address"], "1", "--password-file", password)
    equal((itself.code, itself.last()["error"]["code"]), (2, "invalid-argument"), "a transfer to oneself")
    balances = {entry["name"]: entry["balance"] for entry in network.leod("wallet", "balance").ok()["balances"]}
    equal(balances["carol"], 12_499_999_999, "Carol's balance")
    equal(balances["alice"], 1_000 * UNITS - 12_499_999_999, "Alice's balance")
    tx = network.leod("tx", sent["tx"]).ok()
    equal((tx["kind"], tx["applied"], tx["height"]), ("Transfer", True, sent["height"]), "the transaction")
    block = network.leod("block", sent["height"]).ok()
    check(sent["tx"] in [entry["id"] for entry in block["txs"]], "the block holds it")
    equal(network.leod("block", block["hash"]).ok()["height"], sent["height"], "the block by its hash")
    check(back["height"] > sent["height"], "blocks go on")
    refused = network.leod("wallet", "send", "carol", "alice", "5000", "--password-file", password)
    equal((refused.code, refused.last()["error"]["code"]), (4, "insufficient-funds"), "more than there is")


def walk(suite, network):
    bob = network.start("serve", "--wallet", "bob")
    alice = network.start("serve", "--wallet", "alice")
    for wallet in (bob, alice):
        wallet.event("ready", START_S)
    lambda_id = network.publish(suite.samples / "lambdas" / "grey")
    grey = suite.directory / "grey.png"
    done = network.leod("task", lambda_id, suite.picture, "--offer", "10", "--out", grey, seconds=120).ok()
    check(grey.read_bytes().startswith(b"\x89PNG"), "a picture was written")
    shown = network.task(done["taskId"])
    equal((shown["open"], shown["lambda"]), (False, lambda_id), "the task")
    equal(sum(1 for member in shown["members"] if member["role"] == "executor"), 1, "executors")
    listed = network.leod("tasks").ok()["tasks"]
    equal([task["id"] for task in listed], [done["taskId"]], "tasks")
    equal(network.leod("lambdas").ok()["lambdas"][0]["runs"], 1, "runs of the lambda")
    for wallet in (bob, alice):
        equal(wallet.interrupt(), 0, "exit code of leod serve after SIGINT")


def crashes(suite, network):
    """The parent is killed: nothing of it is left, and the next start goes on with the same chain."""
    before = network.check_conserved("the walk")
    family = descendants(network.running.pid)
    check(len(family) >= NODES + 1, f"children: {family}")
    network.running.kill()
    wait_until(lambda: not any(alive(pid) for pid in family), 15, "every process ended with its parent")
    gone = network.leod("status", seconds=30)
    equal((gone.code, gone.last()["error"]["code"]), (3, "unreachable"), "nobody there")
    verified = network.leod("verify").ok()
    check(verified["height"] >= before["height"], "acknowledged blocks are on the disk")
    again = suite.network("--without-wallets")
    check(again.leod("status").ok()["height"] >= before["height"], "the chain goes on")
    equal(again.ready["chainId"], network.ready["chainId"], "the same chain")
    return again


def layer_one_returns(network):
    """Layer one is killed: it comes back to the address everybody knows."""
    address = network.ready["address"]
    network.kill("layer one")
    network.restarted("layer one")
    config = (network.data / "devnet" / "network.json").read_text()
    check(address in config, "the address in network.json is still right")
    network.leod("wallet", "send", "bob", "alice", "1").ok()


def node_by_hand(suite, network):
    """Layer one and a node without a parent, each from its directory, as on machines of their own."""
    busy = suite.leod("node", "--home", network.data / "devnet" / "nodes" / "00", "--network",
                      network.data / "devnet" / "network.json", "--json")
    equal((busy.code, busy.last()["error"]["code"]), (1, "in-use"), "two programs on one node's directory")
    network.stop()
    authority = network.start("layer1", "--port", "0")
    ready = authority.event("ready", START_S)
    config = network.data / "devnet" / "network.json"
    config.write_text(config.read_text().replace(network.ready["address"], ready["address"]))
    node = suite.start("node", "--home", network.data / "devnet" / "nodes" / "00", "--network", config, "--image",
                       suite.image)
    equal(node.event("ready", START_S)["name"], "node-00", "the node by hand")
    equal(node.interrupt(), 0, "exit code of leod node")
    os.kill(authority.pid, signal.SIGTERM)
    authority.finish(20)
    equal(authority.process.returncode, 0, "exit code of leod layer1 after SIGTERM")


def test(suite):
    network = suite.network("--without-wallets", nodes=NODES)
    equal(sorted(network.pids), sorted(["layer one"] + [f"node {i:02}" for i in range(NODES)]), "processes")
    with suite.step("wallets"):
        wallets(suite, network)
    with suite.step("walk"):
        walk(suite, network)
    network = crashes(suite, network)
    with suite.step("layer one returns"):
        layer_one_returns(network)
    with suite.step("a node by hand"):
        node_by_hand(suite, network)


if __name__ == "__main__":
    suite = Suite()
    suite.run(test)
