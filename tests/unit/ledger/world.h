// A small network for ledger tests: genesis, keys, an authority, a follower and a store, on time stepped by hand.
//
// Every block goes through build(), is signed, applied by a follower, written to a store, and the supply is counted:
// a test that only uses step() checks replay, persistence and conservation at every block.
#pragma once

#include <openssl/ec.h>
#include <openssl/obj_mac.h>

#include <QtTest>
#include <algorithm>
#include <functional>
#include <memory>

#include "attest/endorsement.h"
#include "attest/evidence.h"
#include "crypto/box.h"
#include "crypto/envelope.h"
#include "crypto/hash.h"
#include "ledger/complaint.h"
#include "ledger/sortition.h"
#include "ledger/state.h"

namespace leo::ledger::test {

// SHA-256 in counter mode: the same bytes for the same seed on every machine.
class SeededRandom : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) { appendU64be(m_seed, seed); }
    void fill(std::span<std::uint8_t> out) override {
        for (std::uint8_t& byte : out) {
            if (m_at == m_block.size()) {
                Bytes counter;
                appendU64be(counter, m_counter++);
                m_block = crypto::sha256({m_seed, counter});
                m_at = 0;
            }
            byte = m_block[m_at++];
        }
    }

private:
    Bytes m_seed;
    std::uint64_t m_counter = 0;
    Hash m_block{};
    std::size_t m_at = 32;
};

// A P-256 endorsement key without a TPM behind it, as a TPMT_PUBLIC.
inline Bytes testEk(Random& random) {
    struct Group {
        EC_GROUP* group = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
        ~Group() { EC_GROUP_free(group); }
    };
    static const Group curve;
    const Hash secret = random.array<32>();
    BIGNUM* scalar = BN_bin2bn(secret.data(), 31, nullptr);
    EC_POINT* point = EC_POINT_new(curve.group);
    BIGNUM* x = BN_new();
    BIGNUM* y = BN_new();
    EC_POINT_mul(curve.group, point, scalar, nullptr, nullptr, nullptr);
    EC_POINT_get_affine_coordinates(curve.group, point, x, y, nullptr);
    attest::PublicArea area = attest::ekTemplate(attest::EkAlgorithm::EccP256);
    area.x.resize(32);
    area.y.resize(32);
    BN_bn2binpad(x, area.x.data(), 32);
    BN_bn2binpad(y, area.y.data(), 32);
    BN_free(x), BN_free(y), BN_free(scalar), EC_POINT_free(point);
    return attest::encodePublic(area);
}

struct TestNode {
    crypto::Identity identity;
    crypto::VrfKey vrf;
    crypto::BoxKeyPair channel;
    Hash salt{};
    NodeId id() const { return identity.id(); }
};

// One draw of one task as its members see it.
struct Draw {
    std::vector<std::size_t> joined;  // indexes of World::nodes, in order of node id
    Certificate certificate;
    std::vector<bool> bitmap;  // over joined
    std::size_t executor = 0;  // index of World::nodes
    std::vector<std::size_t> monitors;
};

class World {
public:
    using Tweak = std::function<void(Genesis&)>;

    explicit World(std::size_t nodeCount = 20, Tweak tweak = {}, std::uint64_t seed = 1)
        : random(seed),
          authority(crypto::Identity::generate(random)),
          authorityVrf(crypto::VrfKey::generate(random)),
          alice(crypto::Identity::generate(random)),
          bob(crypto::Identity::generate(random)),
          state(make(nodeCount, tweak)),
          follower(State::fromGenesis(genesis).value()) {
        keep(state);
    }

    // --- blocks ------------------------------------------------------------------------------------------------
    SignedTx sign(const crypto::Identity& sender, TxBody body) {
        Tx tx;
        tx.chain = state.chain();
        tx.sender = sender.id();
        tx.nonce = state.nonce(sender.id()) + m_pending[sender.id()]++;
        tx.fee = genesis.params.txFee;
        tx.body = std::move(body);
        return SignedTx::make(std::move(tx), sender);
    }

    // One block, `ms` after the last one.
    State::Built step(const std::vector<SignedTx>& txs = {}, std::uint64_t ms = 100) {
        m_pending.clear();
        auto built = state.build(txs, state.time() + ms, authorityVrf);
        if (!built.ok()) qFatal("build: %s", toString(built.error()).c_str());
        built->block.commit = Block::sign(built->block.header, authority);
        keep(state);
        const auto decoded = Block::decode(built->block.encode());
        if (!decoded.ok()) qFatal("decode: %s", toString(decoded.error()).c_str());
        const auto applied = follower.apply(*decoded);
        if (!applied.ok()) qFatal("apply: %s", toString(applied.error()).c_str());
        audit();
        if (onBlock) onBlock(*built);
        return std::move(built).value();
    }
    // Called with every block of step().
    std::function<void(const State::Built&)> onBlock;

    // Sends one transaction in a block of its own; its code.
    Code send(const crypto::Identity& sender, TxBody body, std::uint64_t ms = 100) {
        m_pending.clear();
        last = step({sign(sender, std::move(body))}, ms);
        if (!last.refused.empty()) return last.refused.front().second.code;
        return last.receipts.back().code;
    }
    // Would it apply in the next block? Sends nothing.
    Status check(const crypto::Identity& sender, TxBody body) {
        m_pending.clear();
        const SignedTx tx = sign(sender, std::move(body));
        m_pending.clear();
        return state.check(tx, state.time());
    }
    void must(const crypto::Identity& sender, TxBody body, std::uint64_t ms = 100) {
        const Code code = send(sender, std::move(body), ms);
        if (code != Code::Ok) qFatal("refused: %s", last.receipts.empty() ? "" : last.receipts.back().detail.c_str());
    }
    // A block at (or just before) the task's deadline.
    State::Built lapse(const TaskId& task, std::uint64_t early = 0) {
        return step({}, state.task(task)->deadline.value - state.time().value - early);
    }
    std::vector<std::pair<Bytes, Bytes>> records() const { return {m_store.begin(), m_store.end()}; }
    void audit() const {
        const auto total = state.totalSupply();
        if (!total.ok() || *total != genesis.supply) qFatal("supply");
        if (follower.tip() != state.tip()) qFatal("follower is elsewhere");
    }

    // --- steps of a task ---------------------------------------------------------------------------------------
    Manifest manifest() const {
        Manifest m;
        m.name = "negative";
        m.description = "Inverts a picture.";
        m.command = {"/usr/bin/convert", "-negate"};
        m.accepts = {"image/png"};
        m.produces = "image/png";
        return m;
    }
    LambdaPublish publication(Amount price = leo(3), Amount missFee = leo(1), Amount bond = leo(20)) const {
        return LambdaPublish{manifest().encode(), rawCid(viewOf("code")), price, missFee, bond};
    }
    LambdaId publish(Amount price = leo(3), Amount missFee = leo(1), Amount bond = leo(20)) {
        must(bob, publication(price, missFee, bond));
        return LambdaId{last.receipts.back().subject};
    }
    std::set<TaskId> falseBoxes;  // tasks whose executor seals another key than it commits to
    // Of every task here; a wallet makes one for each.
    static crypto::BoxKeyPair resultPair() { return crypto::BoxKeyPair::fromSecret(Bytes(32, 0x42)).value(); }
    TaskPost posting(const LambdaId& lambda, Amount offer = leo(10)) {
        const Params& p = genesis.params;
        const LambdaRecord& record = *state.lambda(lambda);
        TaskPost post;
        post.lambda = lambda;
        post.manifestCid = record.manifestCid;
        post.price = record.price;
        post.inputCid = rawCid(viewOf("input"));
        post.inputBytes = 1234;
        post.inputType = "image/png";
        post.keyId = random.array<32>();
        post.offer = offer;
        post.tau = p.tauDefault;
        post.resultKey = resultPair().publicKey;
        const std::uint64_t wall = Manifest::decode(record.manifest)->limits.wallMs;
        post.windows = Windows{p.joinWindowMs,
                               p.revealWindowMs,
                               p.attestWindowMs,
                               p.keyWindowMs,
                               wall + p.duringWindowMs + p.turnAllowanceMs,
                               p.confirmWindowMs};
        return post;
    }
    // Posts and waits for the seed.
    TaskId post(const LambdaId& lambda, Amount offer = leo(10)) {
        must(alice, posting(lambda, offer));
        const TaskId id{last.receipts.back().subject};
        step();
        return id;
    }
    crypto::VrfOutput evaluate(std::size_t node, const Task& task) const {
        const Hash alpha = vrfAlpha(state.chain(), task.task, Role::Executor, task.draw, task.seed);
        return nodes[node].vrf.prove(alpha).value();
    }
    std::uint32_t seatsOf(std::size_t node, const Task& task, const crypto::VrfBeta& beta) const {
        const SnapshotEntry* entry = findEntry(*state.snapshotAt(task.snapshotHeight), nodes[node].id());
        if (entry == nullptr) return 0;
        return sortition(beta, entry->credit.value, task.totalWeight, task.post.tau);
    }
    TaskJoin joining(std::size_t node, const Task& task) const {
        const auto vrf = evaluate(node, task);
        return TaskJoin{task.task, task.draw, joinCommitment(vrf.beta, nodes[node].salt, nodes[node].id()),
                        nodes[node].channel.publicKey, std::max(genesis.params.joinDeposit, task.post.offer)};
    }
    // Lets every winner join (at most `limit`) and the window pass; the certificate of all of them.
    Draw elect(const TaskId& id, std::size_t limit = 1000) {
        std::vector<SignedTx> joins;
        Draw draw;
        const Task task = *state.task(id);
        for (std::size_t i = 0; i < nodes.size() && joins.size() < limit; ++i) {
            const auto vrf = evaluate(i, task);
            const std::uint32_t j = seatsOf(i, task, vrf.beta);
            if (j == 0) continue;
            joins.push_back(sign(nodes[i].identity, joining(i, task)));
            draw.joined.push_back(i);
            draw.certificate.members.push_back(Member{nodes[i].id(), j, vrf.beta, vrf.proof, nodes[i].salt});
        }
        const auto built = step(joins, 50);
        for (const Receipt& receipt : built.receipts)
            if (receipt.code != Code::Ok) qFatal("join: %s", receipt.detail.c_str());
        draw.certificate.task = id;
        draw.certificate.draw = task.draw;
        finishDraw(draw);
        lapse(id);
        return draw;
    }
    void finishDraw(Draw& draw) const {
        std::sort(draw.joined.begin(), draw.joined.end(),
                  [&](std::size_t a, std::size_t b) { return nodes[a].id() < nodes[b].id(); });
        auto& members = draw.certificate.members;
        std::sort(members.begin(), members.end(), ranksBefore);
        draw.bitmap.assign(draw.joined.size(), false);
        draw.monitors.clear();
        for (std::size_t i = 0; i < draw.joined.size(); ++i) {
            const NodeId id = nodes[draw.joined[i]].id();
            const auto at =
                std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.node == id; });
            if (at == members.end()) continue;
            draw.bitmap[i] = true;
            if (at == members.begin())
                draw.executor = draw.joined[i];
            else
                draw.monitors.push_back(draw.joined[i]);
        }
    }
    // Who leads and who watches in the task's present turn.
    void takeTurn(Draw& draw) const {
        const Task& task = *state.task(draw.certificate.task);
        draw.monitors.clear();
        for (const std::size_t node : draw.joined) {
            const Joiner* joiner = task.joiner(nodes[node].id());
            if (joiner == nullptr || !joiner->member || joiner->out) continue;
            if (joiner->node == draw.certificate.members[task.turn].node)
                draw.executor = node;
            else
                draw.monitors.push_back(node);
        }
    }
    crypto::Signature voteOf(std::size_t node, const Certificate& c, std::uint32_t attempt = 0) const {
        return nodes[node].identity.sign(kCertificateVoteTag, certificateVote(c.task, c.draw, attempt, c.hash()));
    }
    TaskAnchor anchoring(const Draw& draw) const {
        TaskAnchor anchor;
        anchor.task = draw.certificate.task;
        anchor.draw = draw.certificate.draw;
        anchor.certificateHash = draw.certificate.hash();
        anchor.members = draw.bitmap;
        const Task* task = state.task(anchor.task);
        for (std::size_t i = 0; i < draw.joined.size(); ++i) {
            const Joiner* joiner = task == nullptr ? nullptr : task->joiner(nodes[draw.joined[i]].id());
            if (joiner != nullptr && joiner->out) continue;
            anchor.signatures.push_back(
                AnchorSignature{static_cast<std::uint32_t>(i), 0, voteOf(draw.joined[i], draw.certificate)});
        }
        return anchor;
    }
    const crypto::Identity& executorOf(const Draw& draw) const { return nodes[draw.executor].identity; }
    const crypto::Identity& monitorOf(const Draw& draw, std::size_t i) const {
        return nodes[draw.monitors[i]].identity;
    }
    std::uint32_t turnOf(const TaskId& id) const {
        const Task* task = state.task(id);
        return task == nullptr ? 0 : task->turn;
    }
    KeyRequest requesting(const TaskId& id) const {
        return KeyRequest{id, state.task(id)->draw, state.task(id)->turn, rawCid(viewOf("for alice")),
                          rawCid(viewOf("for bob"))};
    }
    KeyGrant granting(const TaskId& id, Party party) const {
        const Task& task = *state.task(id);
        KeyGrant grant{id, task.draw, task.turn, party, rawCid(viewOf("nobody asked")), toBytes("box")};
        if (task.keyRequests.empty()) return grant;
        const RequestedKeys& asked = task.keyRequests.front();
        grant.package = party == Party::Requester ? asked.requesterPackage : asked.publisherPackage;
        return grant;
    }
    TaskComplete completing(const Draw& draw, std::uint32_t exit = 0) const {
        TaskComplete complete;
        complete.task = draw.certificate.task;
        complete.draw = draw.certificate.draw;
        complete.turn = turnOf(complete.task);
        complete.certificate = draw.certificate;
        complete.resultCid = rawCid(viewOf("result"));
        complete.resultHash = crypto::sha256(viewOf("result"));
        complete.exit = exit;
        const Bytes key(crypto::kEnvelopeKeyBytes, 7);
        SeededRandom same(99);  // the box is part of what monitors sign
        complete.sealedResultKey =
            crypto::sealBox(resultPair().publicKey, key, resultKeyContext(complete.task), same).value();
        complete.resultKeyCommitment = crypto::envelopeCommitment(key).value();
        if (falseBoxes.count(complete.task)) complete.resultKeyCommitment[0] ^= 1;
        return complete;
    }
    ResultComplaint complaining(const TaskId& id) const {
        return complaintAbout(*state.task(id), resultPair().secret.view());
    }
    SignedVerdict verdict(const Draw& draw, std::size_t node, bool ok, Phase phase = Phase::After,
                          std::uint32_t exit = 0) const {
        Verdict v;
        v.task = draw.certificate.task;
        v.draw = draw.certificate.draw;
        v.turn = turnOf(v.task);
        v.phase = phase;
        v.monitor = nodes[node].id();
        v.seen = attest::seenDigest(v.monitor, viewOf("evidence"));
        v.ok = ok;
        v.reason = ok ? 0 : 1;
        if (phase == Phase::After) {
            const TaskComplete complete = completing(draw, exit);
            v.outcome = Outcome{complete.resultCid, complete.resultHash, exit,
                                crypto::sha256(complete.sealedResultKey), complete.resultKeyCommitment};
        }
        return SignedVerdict::make(v, nodes[node].identity);
    }

    // --- a task brought to a phase -------------------------------------------------------------------------------
    struct Stage {
        LambdaId lambda;
        TaskId task;
        Draw draw;
    };
    Stage toAnchored(Amount offer = leo(10), Amount price = leo(3), std::size_t limit = 1000) {
        Stage stage;
        stage.lambda = publish(price);
        stage.task = post(stage.lambda, offer);
        stage.draw = elect(stage.task, limit);
        must(nodes[stage.draw.joined[0]].identity, anchoring(stage.draw));
        return stage;
    }
    Stage toKeys(Amount offer = leo(10), Amount price = leo(3), std::size_t limit = 1000) {
        Stage stage = toAnchored(offer, price, limit);
        must(monitorOf(stage.draw, 0), requesting(stage.task));
        return stage;
    }
    Stage toExecuting(Amount offer = leo(10), Amount price = leo(3), std::size_t limit = 1000) {
        Stage stage = toKeys(offer, price, limit);
        must(alice, granting(stage.task, Party::Requester));
        must(bob, granting(stage.task, Party::Publisher));
        return stage;
    }
    Stage toConfirming(std::uint32_t exit = 0, Amount offer = leo(10), Amount price = leo(3),
                       std::size_t limit = 1000) {
        Stage stage = toExecuting(offer, price, limit);
        must(executorOf(stage.draw), completing(stage.draw, exit));
        return stage;
    }

    DemandReveal demanding(const TaskId& id, std::size_t node) const {
        return DemandReveal{id, state.task(id)->draw, nodes[node].id(), genesis.params.disputeBond};
    }
    PublicReveal revealing(const TaskId& id, std::size_t node) const {
        const Task& task = *state.task(id);
        const auto vrf = evaluate(node, task);
        return PublicReveal{id, task.draw, seatsOf(node, task, vrf.beta), vrf.beta, vrf.proof, nodes[node].salt};
    }
    TurnFail naming(const Draw& draw) const {
        const Task& task = *state.task(draw.certificate.task);
        return TurnFail{task.task, task.draw, task.turn, draw.certificate};
    }
    // The executor of the present turn, in which no keys were asked for yet, takes both and is never heard of again.
    void loseExecutor(Draw& draw) {
        const TaskId task = draw.certificate.task;
        if (state.task(task)->phase == TaskPhase::Attesting) {
            must(monitorOf(draw, 0), requesting(task));
            must(alice, granting(task, Party::Requester));
            must(bob, granting(task, Party::Publisher));
        }
        lapse(task);
        must(monitorOf(draw, 0), naming(draw));
        if (state.task(task)->phase != TaskPhase::Closed) takeTurn(draw);
    }

    SeededRandom random;
    crypto::Identity authority;
    crypto::VrfKey authorityVrf;
    crypto::Identity alice, bob;
    std::vector<TestNode> nodes;
    Genesis genesis;
    State state;
    State follower;
    State::Built last;

private:
    State make(std::size_t nodeCount, const Tweak& tweak) {
        crypto::initialise();
        genesis.network = "test";
        genesis.time = TimeMs{1'000'000};
        genesis.authority = authority.id();
        genesis.authorityVrf = authorityVrf.publicKey();
        for (std::size_t i = 0; i < nodeCount; ++i) {
            nodes.push_back(TestNode{crypto::Identity::generate(random), crypto::VrfKey::generate(random),
                                     crypto::BoxKeyPair::generate(random), random.array<32>()});
            GenesisNode node;
            node.node = nodes[i].id();
            node.name = "node " + std::to_string(i);
            node.vrfKey = nodes[i].vrf.publicKey();
            node.ekPublic = testEk(random);
            node.features = kFeatureBubblewrap;
            node.credit = Credit{static_cast<std::uint32_t>(100 + 25 * (i % 21))};
            node.balance = leo(1000);
            genesis.nodes.push_back(node);
        }
        genesis.accounts.push_back(GenesisAccount{alice.id(), leo(1000)});
        genesis.accounts.push_back(GenesisAccount{bob.id(), leo(1000)});
        // The windows of a task are longer than an epoch of ten minutes, and these nodes do not renew by themselves.
        genesis.params.epochMs = kMaxWindowMs;
        if (tweak) tweak(genesis);
        auto made = State::fromGenesis(genesis);
        if (!made.ok()) qFatal("genesis: %s", toString(made.error()).c_str());
        return std::move(made).value();
    }
    void keep(const State& from) {
        for (const StateChange& change : from.lastChanges()) {
            if (change.value.has_value())
                m_store[change.key] = *change.value;
            else
                m_store.erase(change.key);
        }
    }

    std::map<AccountId, std::uint64_t> m_pending;
    std::map<Bytes, Bytes> m_store;
};

}  // namespace leo::ledger::test
