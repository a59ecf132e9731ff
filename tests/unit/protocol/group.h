// A task brought to its anchor in a small world whose nodes have TPMs in software: what the tests of protocol/ share.
#pragma once

#include <QtTest>

#include "protocol/node_task.h"
#include "unit/attest/soft_tpm.h"
#include "unit/ledger/world.h"

namespace leo::protocol::test {

using attest::Phase;
using attest::Reason;
using ledger::test::SeededRandom;
using ledger::test::World;

inline Hash hashOf(std::uint8_t byte) {
    Hash hash;
    hash.fill(byte);
    return hash;
}

// A node's TPM and its runtime log.
struct Machine {
    attest::test::SoftTpm tpm;
    attest::RuntimeLog log;

    explicit Machine(Random& random) : tpm(random) {
        for (unsigned index = 0; index < 8; ++index)
            tpm.pcrs[index] = hashOf(static_cast<std::uint8_t>(0x40 + index));
        attest::NodeStart start;
        start.binaryDigest = hashOf(1);
        start.configDigest = hashOf(2);
        start.runner = "bwrap";
        start.version = "0.1.0";
        extend(start);
    }
    void extend(const attest::LogEvent& event) {
        if (!log.append(event).ok()) qFatal("runtime log");
        tpm.extendPcr13(attest::lineDigest(event));
    }
    Bytes evidence(const attest::QualifierFields& fields, attest::PcrMask mask) {
        attest::TpmQuoteEvidence out;
        out.quote = tpm.quote(attest::quoteQualifier(fields, log.head()), mask);
        for (const auto& [index, value] : tpm.readPcrs(mask)) out.pcrs.push_back(value);
        out.log = log;
        return attest::encodeEvidence(out);
    }
    EvidenceShare answer(const TakeQuote& asked, attest::PcrMask mask) {
        EvidenceShare share;
        share.evidence = evidence(asked.fields, mask);
        if (asked.ownerNonce) share.time = tpm.getTime(*asked.ownerNonce);
        return share;
    }
};

inline void sortByNode(std::vector<NonceEntry>& nonces) {
    std::sort(nonces.begin(), nonces.end(), [](const auto& a, const auto& b) { return a.node < b.node; });
}

struct Machines {
    SeededRandom random{77};
    attest::test::SoftCa ca{random};
    attest::test::SoftCa foreignCa{random, "Foreign root"};
    std::vector<std::unique_ptr<Machine>> all;

    void equip(ledger::Genesis& genesis) {
        genesis.time = TimeMs{1'760'000'000'000};  // within the validity of the certificates
        genesis.roots = {{"Test vendor", true, ca.der()}};
        for (ledger::GenesisNode& node : genesis.nodes) {
            all.push_back(std::make_unique<Machine>(random));
            const attest::test::SoftTpm& tpm = all.back()->tpm;
            node.ekPublic = tpm.ekPublic();
            node.ekCertificate = ca.issue(tpm.ekPublic());
            node.akPublic = tpm.akPublic();
        }
    }
};

// An anchored group of `size` members of one task.
struct Group {
    using Tweak = std::function<void(ledger::Genesis&, Machines&)>;

    Machines machines;
    World world;
    LambdaId lambda;
    TaskId task;
    ledger::test::Draw draw;
    References references;

    explicit Group(std::size_t size, const Tweak& tweak = {}, const ledger::Requirements& requirements = {})
        : world(60, [&](ledger::Genesis& genesis) {
              machines.equip(genesis);
              if (tweak) tweak(genesis, machines);
          }) {
        references.cleanDigest = hashOf(0x32);
        references.profileDigests = {hashOf(2)};
        lambda = world.publish();
        ledger::TaskPost posting = world.posting(lambda);
        posting.requirements = requirements;
        posting.tau = world.genesis.params.tauMax;  // seats for ten
        world.must(world.alice, posting);
        task = TaskId{world.last.receipts.back().subject};
        world.step();
        draw = world.elect(task, size);
        if (draw.joined.size() != size) qFatal("too few winners");
        world.must(world.nodes[draw.joined[0]].identity, world.anchoring(draw));
    }
    Turn turn() const {
        auto made = Turn::of(world.state, task, draw.certificate, references);
        if (!made.ok()) qFatal("turn: %s", toString(made.error()).c_str());
        return std::move(made).value();
    }
    const ledger::test::TestNode& executor() const { return world.nodes[draw.executor]; }
    Machine& machine() { return *machines.all[draw.executor]; }
    const ledger::test::TestNode& node(const NodeId& id) const {
        for (const auto& candidate : world.nodes)
            if (candidate.id() == id) return candidate;
        qFatal("no such node");
    }
    attest::PcrMask mask() const { return world.genesis.params.pcrMask; }

    // A key package as an honest group makes it.
    KeyPackage package() {
        const Turn t = turn();
        KeyPackage out;
        out.certificate = draw.certificate;
        QuotedEvidence quoted;
        for (std::size_t monitor : draw.monitors)
            quoted.nonces.push_back({world.nodes[monitor].id(), world.random.array<32>()});
        sortByNode(quoted.nonces);
        quoted.evidence = machine().evidence(t.qualifier(Phase::Before, nonceSet(quoted.nonces).value()), mask());
        out.time = machine().tpm.getTime(ownerNonce(task, t.task.draw, t.turn, t.anchorBlock));
        out.evidence.push_back(std::move(quoted));
        speak(out);
        return out;
    }
    // Every monitor says ok to the package's first evidence, whatever it is.
    void speak(KeyPackage& into) const {
        into.verdicts.clear();
        for (std::size_t monitor : draw.monitors)
            into.verdicts.push_back(verdict(monitor, into.evidence[0].evidence));
    }
    ledger::SignedVerdict verdict(std::size_t monitor, ByteView evidence, bool ok = true,
                                  std::uint32_t turnNumber = 0) const {
        ledger::Verdict verdict;
        verdict.task = task;
        verdict.draw = draw.certificate.draw;
        verdict.turn = turnNumber;
        verdict.monitor = world.nodes[monitor].id();
        verdict.seen = attest::seenDigest(verdict.monitor, evidence);
        verdict.ok = ok;
        verdict.reason = ok ? 0 : 1;
        return ledger::SignedVerdict::make(verdict, world.nodes[monitor].identity);
    }
};

template <class T>
std::vector<T> drain(Outbox& outbox) {
    std::vector<T> found;
    while (auto command = outbox.pop())
        if (auto* wanted = std::get_if<T>(&*command)) found.push_back(std::move(*wanted));
    return found;
}

}  // namespace leo::protocol::test
