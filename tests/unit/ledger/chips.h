// A world whose nodes have TPMs in software, and machines that ask to be admitted: what the tests of admission,
// renewal and exit share.
#pragma once

#include "attest/verifier.h"
#include "unit/attest/soft_tpm.h"
#include "unit/ledger/world.h"

namespace leo::ledger::test {

// A TPM and the runtime log of the machine around it.
struct Chip {
    attest::test::SoftTpm tpm;
    attest::RuntimeLog log;

    explicit Chip(Random& random) : tpm(random) { start(); }
    static attest::NodeStart nodeStart() {
        attest::NodeStart start;
        start.configDigest.fill(2);
        start.runner = "bwrap";
        start.version = "0.1.0";
        return start;
    }
    // The program starts: the log begins at what PCR 13 holds.
    void start() {
        log = attest::RuntimeLog(tpm.pcrs.at(attest::kRuntimeLogPcr));
        extend(nodeStart());
    }
    void extend(const attest::LogEvent& event) {
        if (!log.append(event).ok()) qFatal("runtime log");
        tpm.extendPcr13(attest::lineDigest(event));
    }
    void task(std::uint8_t number, bool ends = true) {
        attest::TaskStart start;
        start.task.bytes.fill(number);
        start.codeCid = start.inputCid = Bytes(36, 1);
        extend(start);
        if (ends) extend(attest::TaskEnd{start.task, {}, 0, {}});
    }
    Bytes evidence(const Hash& qualifier, attest::PcrMask mask = Params{}.pcrMask) {
        attest::TpmQuoteEvidence out;
        out.quote = tpm.quote(qualifier, mask);
        for (const auto& [index, value] : tpm.readPcrs(mask)) out.pcrs.push_back(value);
        out.log = log;
        return attest::encodeEvidence(out);
    }
};

struct Candidate {
    TestNode keys;
    Chip chip;
    Bytes certificate;
    NodeId id() const { return keys.id(); }
};

struct ChipWorld {
    SeededRandom chipRandom{77};
    attest::test::SoftCa ca{chipRandom};
    attest::test::SoftCa foreignCa{chipRandom, "Foreign root"};
    std::vector<std::unique_ptr<Chip>> chips;
    World world;

    explicit ChipWorld(std::size_t nodes = 12, World::Tweak tweak = {}, std::uint64_t seed = 1)
        : world(
              nodes,
              [&](Genesis& genesis) {
                  genesis.time = TimeMs{1'760'000'000'000};  // within the validity of the certificates
                  genesis.roots = {{"Test vendor", true, ca.der()}};
                  for (GenesisNode& node : genesis.nodes) {
                      chips.push_back(std::make_unique<Chip>(chipRandom));
                      node.ekPublic = chips.back()->tpm.ekPublic();
                      node.ekCertificate = ca.issue(node.ekPublic);
                      node.akPublic = chips.back()->tpm.akPublic();
                  }
                  if (tweak) tweak(genesis);
              },
              seed) {}

    // With the register deposit and something over.
    Candidate candidate(Amount balance = leo(500)) {
        Random& random = world.random;
        Candidate made{TestNode{crypto::Identity::generate(random), crypto::VrfKey::generate(random),
                                crypto::BoxKeyPair::generate(random), random.array<32>()},
                       Chip(chipRandom),
                       {}};
        made.certificate = ca.issue(made.chip.tpm.ekPublic());
        if (!balance.isZero()) world.must(world.authority, Transfer{made.id(), balance});
        return made;
    }
    NodeRegister registering(const Candidate& who) const {
        NodeRegister body;
        body.name = "newcomer";
        body.vrfKey = who.keys.vrf.publicKey();
        body.proofOfPossession = who.keys.vrf.prove(possessionAlpha(world.state.chain(), who.id()))->proof;
        body.ekPublic = who.chip.tpm.ekPublic();
        body.ekCertificates = {who.certificate};
        body.akPublic = who.chip.tpm.akPublic();
        body.features = kFeatureBubblewrap;
        body.deposit = world.genesis.params.registerDeposit;
        return body;
    }
    const Admission& admission(const Candidate& who) const { return *world.state.admission(who.id()); }
    // Registers and waits for the draw.
    void enrol(const Candidate& who) {
        world.must(who.keys.identity, registering(who));
        world.step();
    }
    crypto::VrfOutput evaluate(std::size_t node, const Admission& of) const {
        const Hash alpha = vrfAlpha(world.state.chain(), TaskId{of.registration.bytes}, Role::Attestor, 0, of.seed);
        return world.nodes[node].vrf.prove(alpha).value();
    }
    std::uint32_t seatsOf(std::size_t node, const Admission& of) const {
        const SnapshotEntry* entry = findEntry(*world.state.snapshotAt(of.snapshotHeight), world.nodes[node].id());
        if (entry == nullptr) return 0;
        return sortition(evaluate(node, of).beta, entry->credit.value, of.totalWeight,
                         world.genesis.params.tauDefault);
    }
    // Indexes of the nodes that drew a seat, or of those that did not.
    std::vector<std::size_t> attestors(const Admission& of, bool drawn = true) const {
        std::vector<std::size_t> out;
        for (std::size_t i = 0; i < world.nodes.size(); ++i)
            if ((seatsOf(i, of) > 0) == drawn) out.push_back(i);
        return out;
    }
    AdmissionVerdict verdict(std::size_t node, const Admission& of, bool ok) const {
        AdmissionVerdict body;
        body.node = of.node;
        body.registration = of.registration;
        body.draw = evaluate(node, of).proof;
        body.seen = attest::seenDigest(world.nodes[node].id(), viewOf("evidence"));
        body.ok = ok;
        body.reason = ok ? 0 : static_cast<std::uint8_t>(attest::Reason::ActivationWrong);
        return body;
    }
    const crypto::Identity& identity(std::size_t node) const { return world.nodes[node].identity; }
    // All attestors say the same, and the window passes.
    void decide(const Candidate& who, bool ok = true) {
        const Admission of = admission(who);
        std::vector<SignedTx> txs;
        for (const std::size_t node : attestors(of)) txs.push_back(world.sign(identity(node), verdict(node, of, ok)));
        world.step(txs);
        lapse(who);
    }
    void lapse(const Candidate& who) { world.last = world.step({}, admission(who).deadline - world.state.time()); }
    void admit(const Candidate& who) {
        enrol(who);
        decide(who);
        if (admission(who).phase != AdmissionPhase::Admitted) qFatal("not admitted");
    }

    // --- renewals ------------------------------------------------------------------------------------------------
    Hash qualifier(const NodeId& node) const {
        const Epoch& epoch = world.state.epoch();
        return renewalQualifier(world.state.chain(), node, epoch.number, epoch.block);
    }
    Renewal renewing(const NodeId& node, Chip& chip, bool checkpoint = true) const {
        return Renewal{world.state.epoch().number, checkpoint, chip.evidence(qualifier(node))};
    }
    Renewal renewing(std::size_t node, bool checkpoint = true) {
        return renewing(world.nodes[node].id(), *chips[node], checkpoint);
    }
    // To the block after the first one of the next epoch.
    void nextEpoch() {
        const Epoch& epoch = world.state.epoch();
        const std::uint64_t end = (epoch.since + world.genesis.params.epochMs).value;
        world.last = world.step({}, end > world.state.time().value ? end - world.state.time().value : 1);
        world.step();
    }
    NodeStatus statusOf(std::size_t node) const { return world.state.node(world.nodes[node].id())->status; }
    std::uint32_t creditOf(std::size_t node) const { return world.state.node(world.nodes[node].id())->credit.value; }
};

}  // namespace leo::ledger::test
