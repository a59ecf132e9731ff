"""What goes wrong on a user's computer: each time a sentence that says what is the matter, the documented exit code, an
error object with --json, and nothing lost."""

import contextlib
import os
import shutil
import socket
import subprocess

from leo_test import COMMAND_S, START_S, Failure, Suite, alive, check, descendants, equal, wait_until

FAILED, USAGE, UNREACHABLE, REFUSED = 1, 2, 3, 4
DISK_MIB = 24  # of the small disk; a network of three nodes takes a few


def refused(suite, name, code, kind, phrase, *words, **how):
    """A command that must fail: in words for people, and as an object for programs."""
    with suite.step(name):
        told = suite.leod(*words, **how)
        equal(told.code, code, f"exit code of {told}")
        check("Error: " in told.err and phrase in told.err, f"\"{phrase}\" is not in: {told.err}")
        equal(told.out.strip(), "", "stdout")
        machine = suite.leod(*words, "--json", **how)
        equal(machine.code, code, f"exit code of {machine}")
        error = machine.last().get("error")
        check(error is not None, f"{machine}")
        equal(sorted(error), ["action", "code", "meaning", "message"], "fields of the error")
        equal(error["code"], kind, f"code of {error}")
        check(phrase in error["message"], f"\"{phrase}\" is not in: {error}")
        check(all(error.values()), f"an empty field: {error}")


def command_line(suite):
    def wrong(name, phrase, *words):
        refused(suite, name, USAGE, "invalid-argument", phrase, *words)
    wrong("unknown command", "there is no command \"frobnicate\"", "frobnicate")
    wrong("unknown option", "Unknown option 'frob'", "status", "--frob")
    wrong("missing argument", "leod task needs FILE", "task", "grey")
    wrong("one argument too many", "does not take \"more\"", "status", "more")
    wrong("too few nodes", "from 3 to 100", "devnet", "--nodes", 2, "--data", suite.directory / "none")
    wrong("not an amount", "--offer is an amount of LEO", "task", "a", "b", "--offer", "much")
    wrong("a wallet's name", "a wallet's name is", "wallet", "new", "Not A Name", "--data", suite.directory / "none")
    refused(suite, "no network", FAILED, "not-found", "no network at", "status", "--data", suite.directory / "none")


def passwords(suite):
    data = suite.directory / "wallets"
    right, wrong, empty = (suite.directory / name for name in ("right", "wrong", "empty"))
    right.write_text("correct horse\n")
    wrong.write_text("incorrect horse\n")
    empty.write_text("")
    made = suite.leod("wallet", "new", "carol", "--password-file", right, "--data", data, "--json").ok()
    refused(suite, "wrong password", FAILED, "wrong-password", "password is wrong", "wallet", "show", "carol",
            "--password-file", wrong, "--data", data)
    refused(suite, "empty password", USAGE, "invalid-argument", "password is empty", "wallet", "new", "dave",
            "--password-file", empty, "--data", data)
    refused(suite, "a wallet there already", FAILED, "already-exists", "a wallet \"carol\"", "wallet", "new", "carol",
            "--password-file", wrong, "--data", data)
    refused(suite, "no such wallet", FAILED, "not-found", "no wallet \"erin\"", "wallet", "show", "erin", "--data",
            data)
    shown = suite.leod("wallet", "show", "carol", "--password-file", right, "--data", data, "--json").ok()
    equal(shown["address"], made["address"], "the wallet after all that")


def missing_programs(suite):
    words = ["devnet", "--nodes", 3, "--port", 0, "--image", suite.image, "--data"]
    nothing = suite.directory / "no-programs"
    nothing.mkdir()
    refused(suite, "no swtpm", FAILED, "unavailable", "swtpm", *words, suite.directory / "no-swtpm",
            env={**os.environ, "PATH": str(nothing)})
    # Leo finds them where Debian puts them, whatever PATH says: hide them, in a mount namespace of its own.
    hidden = " && ".join(f"mount --bind /dev/null {path}" for path in map(shutil.which, ("runc", "bwrap", "runsc")) if path)
    hide = ["unshare", "--mount", "sh", "-c", f"{hidden} && exec \"$@\"", "sh"]
    if os.geteuid() != 0 or subprocess.run([*hide, "true"], check=False, stderr=subprocess.DEVNULL).returncode:
        print("no sandbox runner: skipped, no mount namespace can be made here")
        return
    refused(suite, "no sandbox runner", FAILED, "unavailable", "runc", *words, suite.directory / "no-runner",
            wrapper=hide)


def ports(suite):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused(suite, "port in use", FAILED, "in-use", str(taken.getsockname()[1]), "devnet", "--nodes", 3, "--image",
                suite.image, "--port", taken.getsockname()[1], "--data", suite.directory / "port")


def publishing(suite, network):
    grey = suite.samples / "lambdas" / "grey"
    no_entry, no_description, broken = (suite.directory / name for name in ("no-entry", "no-description", "broken"))
    for folder, left_out in ((no_entry, "main.py"), (no_description, "lambda.json"), (broken, None)):
        shutil.copytree(grey, folder)
        if left_out:
            (folder / left_out).unlink()
    (broken / "lambda.json").write_text("{ \"name\": ")

    def wrong(name, code, kind, phrase, folder, *more):
        refused(suite, name, code, kind, phrase, "publish", folder, "--wallet", "bob", "--image", suite.image, *more,
                "--data", network.data)
    wrong("folder without the entry file", FAILED, "not-found", "main.py", no_entry)
    wrong("folder without lambda.json", FAILED, "not-found", "lambda.json", no_description)
    wrong("lambda.json that is no JSON", FAILED, "malformed", "lambda.json", broken)
    wrong("no folder", FAILED, "not-found", "nowhere", suite.directory / "nowhere")
    wrong("bond too large", REFUSED, "insufficient-funds", "balance is too small", grey, "--bond", 9_000_000)


def tasks(suite, network):
    code = network.publish(suite.samples / "lambdas" / "grey")
    text = suite.directory / "text.png"
    text.write_text("no picture at all\n")
    before = network.check_conserved("publish")

    def wrong(name, exit_code, kind, phrase, lambda_id, file, *more):
        refused(suite, name, exit_code, kind, phrase, "task", lambda_id, file, *more, "--data", network.data)
    wrong("a file that is no picture", FAILED, "unsupported", "image/png", code, text)
    wrong("a truncated picture", FAILED, "malformed", "broken.png", code, suite.samples / "pictures" / "broken.png")
    wrong("no file", FAILED, "not-found", "nowhere.png", code, suite.directory / "nowhere.png")
    wrong("offer below the minimum", USAGE, "out-of-range", "below the least this lambda costs", code, suite.picture,
          "--offer", 3)
    wrong("an isolation that is none", USAGE, "invalid-argument", "any or gvisor", code, suite.picture, "--isolation",
          "docker")
    wrong("an isolation that no node has", REFUSED, "not-eligible", "only 0 nodes meet", code, suite.picture, "--isolation", "gvisor")
    wrong("balance too small", REFUSED, "insufficient-funds", "has 1", code, suite.picture, "--offer", 5_000)
    wrong("unknown lambda", REFUSED, "unknown-lambda", "no lambda \"colourful\"", "colourful", suite.picture)
    refused(suite, "unknown task", REFUSED, "unknown-task", "abcdef", "task-show", "abcdef", "--data", network.data)
    after = network.check_conserved("refused tasks")
    equal((after["tasks"], after["burnedUnits"]), (before["tasks"], before["burnedUnits"]), "tasks and burned")


def interrupted(suite):
    """Ctrl-C while a network is made, and while it runs; the next start goes on."""
    data = suite.directory / "data"
    early = suite.start("devnet", "--data", data, "--port", 0, "--image", suite.image, "--nodes", 5)
    wait_until(lambda: "Making a network" in early.stderr(), START_S, "it makes a network")
    family = descendants(early.pid)
    equal(early.interrupt(), 130, "exit code after Ctrl-C at the start")
    wait_until(lambda: not any(map(alive, family)), 5, "nothing of it runs")


def fill(disk):
    filler = disk / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    return filler


def log_says(suite, process, phrase):
    log = suite.directory / "logs" / f"{process}.log"
    wait_until(lambda: phrase in log.read_text(errors="replace"), COMMAND_S, f"\"{phrase}\" in {log.name}")


def nobody_died(network):
    equal([line for line in network.running.heard if line.get("event") == "died"], [], "processes that ended")


@contextlib.contextmanager
def small_disk(suite, data, place):
    """The data directory `data` with a small disk at `place` of it. Logs lie elsewhere: what goes wrong is read there."""
    disk = suite.directory / data / place
    disk.mkdir(parents=True)
    options = f"size={DISK_MIB}m,mode=700"
    if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "leo-test", disk], check=False).returncode:
        raise Failure("no file system can be mounted here")
    try:
        devnet = suite.directory / data / "devnet"
        logs = suite.directory / "logs"
        shutil.rmtree(logs, ignore_errors=True)
        for private in (suite.directory / data, devnet, logs):
            private.mkdir(exist_ok=True)
            private.chmod(0o700)
        (devnet / "logs").symlink_to(logs, target_is_directory=True)
        yield disk
    finally:
        for running in suite.running():
            running.end()
        subprocess.run(["umount", disk], check=False)


def layer_one_full(suite, network, disk):
    """A payment from a computer with space is made once, when layer one has some again."""
    elsewhere = suite.directory / "elsewhere"
    shutil.copytree(network.data, elsewhere, ignore=shutil.ignore_patterns("layer1", "nodes", "logs"))

    def held():
        return suite.leod("wallet", "balance", "bob", "--data", elsewhere, "--json").ok()["balances"][0]["balance"]
    before = held()
    filler = fill(disk)
    paying = suite.start("wallet", "send", "alice", "bob", 2, "--data", elsewhere)
    log_says(suite, "layer1", "no blocks until this is mended: disk-full: no room on the disk")
    equal(paying.process.poll(), None, "the payment is not acknowledged")
    refused(suite, "disk full, a payment from this disk", FAILED, "disk-full", "disk is full", "wallet", "send",
            "alice", "bob", 2, "--data", network.data)
    filler.unlink()
    log_says(suite, "layer1", "Blocks are made again; there were none because of this: disk-full: no room on the disk")
    paying.finish(COMMAND_S)
    equal(paying.process.returncode, 0, "exit code of the payment")
    equal(held() - before, 2_000_000_000, "bob has")
    nobody_died(network)


def everything_full(suite):
    with small_disk(suite, "full", ".") as disk:
        network = suite.network(data="full", nodes=3)
        with suite.step("disk full under a running network"):
            layer_one_full(suite, network, disk)
        before = network.check_conserved("a full disk")
        network.stop()
        filler = fill(disk)
        refused(suite, "disk full", FAILED, "disk-full", "disk is full", "wallet", "new", "carol", "--no-password",
                "--data", network.data)
        refused(suite, "disk full, starting the network", FAILED, "disk-full", "disk is full", "devnet", "--port", 0,
                "--image", suite.image, "--data", network.data)
        filler.unlink()
        with suite.step("disk with space again"):
            network = suite.network(data="full")
            after = network.check_conserved("a restart with a full disk")
            check(after["height"] >= before["height"], f"height {after['height']}, was {before['height']}")
            network.stop()
            network.leod("verify").ok()


def nodes_full(suite):
    """The nodes' disk alone: layer one goes on, each node says what is the matter and catches up when there is space."""
    with small_disk(suite, "nodes-full", "devnet/nodes") as disk:
        network = suite.network(data="nodes-full", nodes=3)
        filler = fill(disk)
        network.leod("wallet", "send", "alice", "bob", 2).ok()
        for node in range(3):
            log_says(suite, f"node-{node:02}", "Warning: disk-full: no room on the disk")
        filler.unlink()
        for node in range(3):
            log_says(suite, f"node-{node:02}", "blocks are stored again")
        nobody_died(network)
        network.check_conserved("a full disk of the nodes")
        network.stop()


def full_disks(suite):
    if os.geteuid() != 0:
        print("disk full: skipped, only root can mount a small disk")
        return
    everything_full(suite)
    with suite.step("disk full under the nodes"):
        nodes_full(suite)


def network_steps(suite):
    with suite.step("interrupted while starting"):
        interrupted(suite)
    network = suite.network(nodes=5)
    refused(suite, "data directory in use", FAILED, "in-use", str(network.data), "devnet", "--port", 0, "--data",
            network.data)
    publishing(suite, network)
    tasks(suite, network)
    with suite.step("interrupted"):
        before = network.check_conserved("all")
        network.stop()
    for words in (["status"], ["task", "grey", suite.picture]):
        refused(suite, f"network gone: {words[0]}", UNREACHABLE, "unreachable", "network does not answer", *words,
                "--data", network.data)
    with suite.step("started again"):
        network = suite.network()
        after = network.check_conserved("a restart")
        check(after["height"] >= before["height"], f"height {after['height']}, was {before['height']}")
        equal(after["chainId"], before["chainId"], "chain")
        network.stop()


def test(suite):
    steps = {"line": command_line, "passwords": passwords, "programs": missing_programs, "ports": ports,
             "network": network_steps, "disk": full_disks}
    for name, step in steps.items():
        if not suite.only or name in suite.only:
            with suite.step(name):
                step(suite)


if __name__ == "__main__":
    Suite().run(test)
