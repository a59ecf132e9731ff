// The checks of an evidence file, each an item with a name; everything is computed again from the bytes.

#include <algorithm>
#include <set>

#include "attest/endorsement.h"
#include "crypto/hash.h"
#include "crypto/merkle.h"
#include "ledger/settlement.h"
#include "ledger/why.h"
#include "node/view/evidence_file.h"
#include "node/view/task_money.h"
#include "protocol/draw.h"

namespace leo::node {
namespace {

using ledger::TaskEnd;
using ledger::TaskPhase;

class ItemCheck {
public:
    ItemCheck(const EvidenceContents& contents, EvidenceReport& report)
        : m_c(contents), m_report(report), m_chain(contents.genesis.chainId()) {}

    void run() {
        m_report.chain = m_chain;
        if (!item("headers", [&] { return headers(); })) return;
        if (!item("transactions", [&] { return transactions(); })) return;
        if (!item("receipts", [&] { return receipts(); })) return;
        if (!item("lambda", [&] { return lambda(); })) return;
        if (!item("seed", [&] { return seed(); })) return;
        if (!item("nodes", [&] { return nodes(); })) return;
        if (!m_c.certificate) {
            absent("draw", "no certificate: the group's draw was never shown to this owner or to layer one");
        } else {
            if (!item("draw", [&] { return draw(); })) return;
            if (!item("anchor", [&] { return anchor(); })) return;
        }
        if (!m_c.package) {
            absent("quotes", "the exporter was not given the machine's evidence");
        } else {
            item("machine", [&] { return machine(); });
            item("quotes", [&] { return quotes(); });
            item("verdicts before", [&] { return verdictsBefore(); });
        }
        if (m_line.complete) item("verdicts", [&] { return verdictsOfCompletion(); });
        item("settlement", [&] { return settlement(); });
    }

private:
    template <class Work>
    bool item(const char* name, Work&& work) {
        const Result<std::string> found = work();
        m_report.items.push_back({name, found.ok() ? EvidenceItem::Mark::Holds : EvidenceItem::Mark::Fails,
                                  found.ok() ? *found : found.error().detail});
        return found.ok();
    }
    void absent(const char* name, const char* why) {
        m_report.items.push_back({name, EvidenceItem::Mark::Absent, why});
    }

    const SignedHeader* header(Height height) const {
        const auto found = m_headers.find(height);
        return found == m_headers.end() ? nullptr : found->second;
    }

    Result<std::string> headers() {
        for (const SignedHeader& signedHeader : m_c.headers) {
            const ledger::BlockHeader& head = signedHeader.header;
            const std::string which = "block " + std::to_string(head.height.value);
            LEO_REQUIRE(head.chain == m_chain, Code::WrongChain, which + " is of another chain");
            ledger::Block block;
            block.header = head;
            block.commit = signedHeader.commit;
            LEO_REQUIRE(block.commitValid(m_c.genesis.authority), Code::BadSignature,
                        "the authority did not sign " + which);
            LEO_REQUIRE(m_headers.emplace(head.height, &signedHeader).second, Code::BadProof, which + " twice");
        }
        for (const auto& [height, signedHeader] : m_headers) {
            const SignedHeader* before = height.value > 0 ? header(Height{height.value - 1}) : nullptr;
            if (!before) continue;
            LEO_REQUIRE(signedHeader->header.previous == before->header.hash(), Code::BadProof,
                        "block " + std::to_string(height.value) + " does not follow the one before");
        }
        return std::to_string(m_headers.size()) + " headers signed by the authority";
    }

    Status place(const Placed& placed, bool receipt) const {
        const SignedHeader* in = header(placed.height);
        LEO_REQUIRE(in, Code::BadProof, "no header of block " + std::to_string(placed.height.value));
        const Hash& root = receipt ? in->header.receiptRoot : in->header.txRoot;
        LEO_REQUIRE(crypto::verifyMerklePath(root, crypto::merkleLeafHash(placed.leaf), placed.index, placed.count,
                                             placed.path),
                    Code::BadProof, "not in block " + std::to_string(placed.height.value));
        return {};
    }

    Result<std::string> transactions() {
        for (const Placed& placed : m_c.transactions) {
            LEO_TRY(place(placed, false));
            LEO_TRY_ASSIGN(ledger::SignedTx tx, ledger::SignedTx::decode(placed.leaf));
            LEO_REQUIRE(tx.tx.chain == m_chain && tx.signatureValid(), Code::BadSignature,
                        "a transaction in block " + std::to_string(placed.height.value) + " is not signed");
            const TxId id = tx.tx.id();
            if (const auto* post = std::get_if<ledger::TaskPost>(&tx.tx.body)) {
                LEO_REQUIRE(m_report.task.isZero(), Code::BadProof, "two tasks");
                m_report.task = TaskId{id.bytes};
                m_task.task = m_report.task;
                m_task.post = *post;
                m_task.requester = tx.tx.sender;
            }
            m_txs.emplace(id, std::move(tx));
        }
        LEO_REQUIRE(!m_report.task.isZero(), Code::BadProof, "the task's own transaction is missing");
        for (const auto& [id, tx] : m_txs) {
            const bool ours = id.bytes == m_report.task.bytes || taskOf(tx.tx.body) == m_report.task;
            LEO_REQUIRE(ours, Code::BadProof, "a transaction of another task");
        }
        return std::to_string(m_txs.size()) + " signed transactions in their blocks";
    }

    Result<std::string> receipts() {
        m_history = TaskHistory(m_report.task);
        for (const auto& [height, signedHeader] : m_headers) m_history.add(height, signedHeader->header.time);
        std::set<TxId> told;
        for (const Placed& placed : m_c.receipts) {
            LEO_TRY(place(placed, true));
            TaskFact fact;
            fact.height = placed.height;
            fact.time = header(placed.height)->header.time;
            fact.index = placed.index;
            LEO_TRY_ASSIGN(fact.receipt, ledger::Receipt::decode(placed.leaf));
            if (fact.receipt.kind == ledger::Receipt::Kind::Transaction) {
                const auto found = m_txs.find(TxId{fact.receipt.subject});
                LEO_REQUIRE(found != m_txs.end() && fact.receipt.code == Code::Ok, Code::BadProof,
                            "a receipt without its transaction");
                told.insert(found->first);
                fact.tx = found->first;
                fact.sender = found->second.tx.sender;
                fact.body = found->second.tx.body;
            } else {
                LEO_REQUIRE(fact.receipt.subject == m_report.task.bytes, Code::BadProof,
                            "a deadline of another task");
            }
            m_history.add(std::move(fact));
        }
        LEO_REQUIRE(told.size() == m_txs.size(), Code::BadProof, "a transaction without its receipt");
        m_line = replay(m_history, m_c.genesis.params);
        LEO_REQUIRE(m_line.post && m_line.close, Code::BadProof, "the task's begin or end is missing");
        return std::to_string(m_c.receipts.size()) + " receipts in their blocks";
    }

    Result<std::string> lambda() {
        LEO_TRY(place(m_c.lambda, false));
        LEO_TRY_ASSIGN(const ledger::SignedTx tx, ledger::SignedTx::decode(m_c.lambda.leaf));
        const auto* publish = std::get_if<ledger::LambdaPublish>(&tx.tx.body);
        LEO_REQUIRE(publish && tx.tx.id().bytes == m_task.post.lambda.bytes && tx.signatureValid(), Code::BadProof,
                    "not the lambda that the task names");
        LEO_TRY_ASSIGN(const ledger::Manifest manifest, ledger::Manifest::decode(publish->manifest));
        LEO_REQUIRE(manifest.cid() == m_task.post.manifestCid, Code::BadProof, "the task pins another manifest");
        m_task.publisher = tx.tx.sender;
        m_task.missFee = publish->missFee;
        return manifest.name + ", code " + ledger::cidText(publish->codeCid);
    }

    Result<std::string> seed() {
        m_task.draw = static_cast<std::uint32_t>(m_line.redraws.size());
        for (const PhaseSpan& span : m_line.spans)
            if (span.phase == TaskPhase::Joining && span.draw == m_task.draw) m_task.seedHeight = *span.height;
        if (m_task.seedHeight.value == 0) return std::string("the task ended before its last draw had a seed");
        const SignedHeader* in = header(m_task.seedHeight);
        const SignedHeader* before = header(Height{m_task.seedHeight.value - 1});
        LEO_REQUIRE(in && before, Code::BadProof, "the seed's blocks are missing");
        const Hash alpha = ledger::beaconAlpha(before->header.beacon, m_task.seedHeight);
        LEO_TRY_ASSIGN(const crypto::VrfBeta beacon,
                       crypto::verifyVrf(m_c.genesis.authorityVrf, alpha, in->header.beaconProof));
        LEO_REQUIRE(beacon == in->header.beacon, Code::BadProof, "the beacon is not the one its proof gives");
        m_task.seed = crypto::sha256(in->header.beacon);
        return "beacon of block " + std::to_string(m_task.seedHeight.value);
    }

    const EvidenceNode* node(const NodeId& id) const {
        for (const EvidenceNode& candidate : m_c.nodes)
            if (candidate.node == id) return &candidate;
        return nullptr;
    }

    Result<std::string> nodes() {
        std::size_t proved = 0;
        std::uint64_t weight = 0;
        for (const ledger::SnapshotEntry& entry : m_c.snapshot.entries) {
            const EvidenceNode* known = node(entry.node);
            LEO_REQUIRE(known && known->vrfKey == entry.vrfKey, Code::BadProof,
                        "the keys of " + entry.node.shortHex() + " do not agree");
            weight += entry.credit.value;
        }
        for (const EvidenceNode& known : m_c.nodes)
            for (const ledger::GenesisNode& first : m_c.genesis.nodes) {
                if (first.node != known.node) continue;
                LEO_REQUIRE(first.vrfKey == known.vrfKey && first.ekPublic == known.ekPublic &&
                                known.ekCertificates == std::vector<Bytes>{first.ekCertificate} &&
                                first.akPublic == known.akPublic,
                            Code::BadProof, "the keys of " + known.node.shortHex() + " are not those of genesis");
                ++proved;
            }
        LEO_REQUIRE(weight <= m_c.snapshot.totalWeight, Code::BadProof, "the members weigh more than everybody");
        m_task.totalWeight = m_c.snapshot.totalWeight;
        for (const TaskFact* fact : m_line.joins) {
            const auto* join = fact->as<ledger::TaskJoin>();
            const ledger::SnapshotEntry* entry = ledger::findEntry(m_c.snapshot.entries, fact->sender);
            LEO_REQUIRE(entry, Code::BadProof, fact->sender.shortHex() + " joined and is not in the snapshot");
            ledger::Joiner joiner;
            joiner.node = fact->sender;
            joiner.commitment = join->commitment;
            joiner.channelKey = join->channelKey;
            joiner.weight = entry->credit;
            m_task.joins.push_back(joiner);
        }
        std::sort(m_task.joins.begin(), m_task.joins.end(),
                  [](const ledger::Joiner& a, const ledger::Joiner& b) { return a.node < b.node; });
        if (const auto* anchored = m_line.anchor ? m_line.anchor->as<ledger::TaskAnchor>() : nullptr) {
            LEO_REQUIRE(anchored->members.size() == m_task.joins.size(), Code::BadProof, "a join is missing");
            for (std::size_t i = 0; i < m_task.joins.size(); ++i) m_task.joins[i].member = anchored->members[i];
        }
        for (ledger::Joiner& joiner : m_task.joins) joiner.out = m_line.out.count(joiner.node) > 0;
        return std::to_string(proved) + " of " + std::to_string(m_c.nodes.size()) +
               " nodes stand in genesis; credits as the exporter gives them";
    }

    Result<std::string> draw() {
        const protocol::Election election = protocol::Election::of(m_chain, m_task);
        LEO_TRY(protocol::checkCertificate(election, *m_c.certificate, m_task.joins, m_c.snapshot.entries,
                                           m_c.genesis.params.minMembers));
        return std::to_string(m_c.certificate->members.size()) + " VRF proofs, seats, ranks and commitments";
    }

    Result<std::string> anchor() {
        const ledger::TaskAnchor* body = m_line.anchor ? m_line.anchor->as<ledger::TaskAnchor>() : nullptr;
        LEO_REQUIRE(body, Code::BadProof, "no anchor");
        LEO_REQUIRE(body->certificateHash == m_c.certificate->hash(), Code::BadProof,
                    "another certificate is anchored");
        std::uint64_t all = 0, signers = 0;
        for (const ledger::Joiner& joiner : m_task.joins)
            if (!m_line.silent.count(joiner.node)) all += joiner.weight.value;
        for (const ledger::AnchorSignature& given : body->signatures) {
            LEO_REQUIRE(given.joiner < m_task.joins.size(), Code::BadProof, "a signature of nobody");
            const ledger::Joiner& joiner = m_task.joins[given.joiner];
            LEO_REQUIRE(crypto::verify(
                            joiner.node, ledger::kCertificateVoteTag,
                            ledger::certificateVote(m_task.task, m_task.draw, given.attempt, body->certificateHash),
                            given.signature),
                        Code::BadSignature, "signature of " + joiner.node.shortHex());
            signers += joiner.weight.value;
        }
        LEO_REQUIRE(3 * signers > 2 * all, Code::BadProof, "signed by less than two thirds of the credit");
        LEO_REQUIRE(m_task.members().size() == m_c.certificate->members.size(), Code::BadProof, "other members");
        m_task.turn = m_line.keyRequest ? m_line.keyRequest->as<ledger::KeyRequest>()->turn
                                        : static_cast<std::uint32_t>(m_line.failedTurns.size());
        LEO_REQUIRE(m_task.turn < m_c.certificate->members.size(), Code::BadProof, "no such turn");
        m_executor = m_c.certificate->members[m_task.turn].node;
        return "anchored in block " + std::to_string(m_line.anchor->height.value);
    }

    Result<std::string> machine() {
        const EvidenceNode* executor = node(m_executor);
        LEO_REQUIRE(executor && m_line.keyRequest, Code::BadProof, "the executor's keys are missing");
        const attest::EkPolicy policy = ledger::ekPolicyOf(m_c.genesis.roots, m_line.keyRequest->time);
        const attest::EkOutcome ek = attest::verifyEk(policy, executor->ekCertificates, executor->ekPublic);
        LEO_TRY(ek.finding.toStatus());
        LEO_TRY(attest::checkAk(executor->akPublic).toStatus());
        return m_c.genesis.roots[ek.identity.root].name;
    }

    Result<std::string> quotes() {
        const EvidenceNode* executor = node(m_executor);
        const ledger::Joiner* join = m_task.joiner(m_executor);
        const SignedHeader* anchored = m_line.anchor ? header(m_line.anchor->height) : nullptr;
        LEO_REQUIRE(executor && join && anchored, Code::BadProof, "the executor's keys are missing");
        LEO_REQUIRE(m_c.package->certificate.hash() == m_c.certificate->hash(), Code::BadProof,
                    "a package of another group");
        LEO_REQUIRE(!m_c.package->evidence.empty(), Code::BadProof, "no quote");
        const BlockHash block = anchored->header.hash();
        bool checkpointed = false;
        for (const protocol::QuotedEvidence& quoted : m_c.package->evidence) {
            LEO_TRY_ASSIGN(const attest::NonceSet nonces, protocol::nonceSet(quoted.nonces));
            attest::EvidenceContext context;
            context.akPublic = executor->akPublic;
            context.pcrMask = m_c.genesis.params.pcrMask;
            context.platformDigests = m_c.genesis.platformDigests;
            context.qualifier = {m_task.task, m_task.draw,   m_task.turn,     attest::Phase::Before,
                                 block,       nonces.root(), join->channelKey};
            attest::Evidence evidence;
            LEO_TRY(attest::decodeEvidence(quoted.evidence, evidence).toStatus());
            const attest::RuntimeLog& log = std::get<attest::TpmQuoteEvidence>(evidence).log;
            // Where a node's log was cut stands in the state, which is not part of a block.
            const attest::Checkpoint cut{log.base(), {}};
            if (log.nodeStart() == nullptr) context.checkpoint = &cut, checkpointed = true;
            LEO_TRY(attest::verifyEvidence(context, evidence).finding.toStatus());
        }
        const Hash nonce = protocol::ownerNonce(m_task.task, m_task.draw, m_task.turn, block);
        LEO_TRY(attest::verifyGetTime(executor->akPublic, nonce, m_c.package->time).finding.toStatus());
        return std::to_string(m_c.package->evidence.size()) + " quotes, runtime logs and the TPM's time" +
               (checkpointed ? "; the log continues from a checkpoint, taken on the exporter's word" : "");
    }

    std::uint64_t weightOf(const NodeId& id) const {
        const ledger::Joiner* joiner = m_task.joiner(id);
        return joiner && joiner->member && !joiner->out ? joiner->weight.value : 0;
    }

    Result<std::string> verdictsBefore() {
        std::uint64_t ok = 0, all = 0;
        for (const ledger::Joiner* member : m_task.group())
            if (member->node != m_executor) all += member->weight.value;
        std::set<NodeId> counted;
        for (const ledger::SignedVerdict& given : m_c.package->verdicts) {
            LEO_TRY(checkVerdict(given, attest::Phase::Before));
            const bool saw = std::any_of(m_c.package->evidence.begin(), m_c.package->evidence.end(),
                                         [&](const protocol::QuotedEvidence& quoted) {
                                             return attest::seenDigest(given.verdict.monitor, quoted.evidence) ==
                                                    given.verdict.seen;
                                         });
            if (given.verdict.ok && saw && counted.insert(given.verdict.monitor).second)
                ok += weightOf(given.verdict.monitor);
        }
        LEO_REQUIRE(3 * ok > 2 * all, Code::BadProof, "ok by less than two thirds of the monitors' credit");
        return std::to_string(counted.size()) + " monitors saw these quotes and said ok";
    }

    Status checkVerdict(const ledger::SignedVerdict& given, attest::Phase phase) const {
        const ledger::Verdict& verdict = given.verdict;
        const std::string who = "verdict of " + verdict.monitor.shortHex();
        LEO_REQUIRE(given.valid(), Code::BadSignature, who + " is not signed by it");
        LEO_REQUIRE(verdict.task == m_task.task && verdict.draw == m_task.draw && verdict.turn == m_task.turn &&
                        verdict.phase == phase,
                    Code::BadProof, who + " is about something else");
        LEO_REQUIRE(weightOf(verdict.monitor) > 0 && verdict.monitor != m_executor, Code::BadProof,
                    who + ", who was no monitor");
        return {};
    }

    Result<std::string> verdictsOfCompletion() {
        const auto* complete = m_line.complete->as<ledger::TaskComplete>();
        LEO_REQUIRE(m_c.certificate && complete->certificate.hash() == m_c.certificate->hash(), Code::BadProof,
                    "completed with another certificate");
        LEO_REQUIRE(m_line.complete->sender == m_executor, Code::BadProof, "completed by another than the executor");
        m_task.exit = complete->exit;
        const ledger::Outcome outcome{complete->resultCid, complete->resultHash, complete->exit,
                                      crypto::sha256(complete->sealedResultKey), complete->resultKeyCommitment};
        std::vector<ledger::SignedVerdict> given = complete->verdicts;
        for (const TaskFact* fact : m_line.confirms) given.push_back(fact->as<ledger::TaskConfirm>()->verdict);
        for (const ledger::SignedVerdict& said : given) {
            // Nobody hears who was found lying.
            const ledger::Joiner* monitor = m_task.joiner(said.verdict.monitor);
            if (monitor && monitor->out) continue;
            LEO_TRY(checkVerdict(said, said.verdict.phase));
            const bool after = said.verdict.phase == attest::Phase::After;
            LEO_REQUIRE(!after || !said.verdict.ok || said.verdict.outcome == outcome, Code::BadProof,
                        "an ok for another result");
            if (!after) continue;
            (said.verdict.ok ? m_okWeight : m_failWeight) += weightOf(said.verdict.monitor);
            if (said.verdict.ok) ++m_okCount;
        }
        return std::to_string(given.size()) + " signed verdicts; " + std::to_string(m_okCount) + " ok at the end";
    }

    // Layer one judged a box that this file does not hold; what it moved says how.
    static TaskEnd endOfUnusable(const TaskFact& fact) {
        for (const ledger::Movement& moved : fact.receipt.movements) {
            if (moved.why == ledger::why::kIdle) return TaskEnd::RequesterMissed;
            if (moved.why == ledger::why::kMissFee) return TaskEnd::PublisherMissed;
            if (moved.why == ledger::why::kSeized) return TaskEnd::ExecutorFault;
        }
        return TaskEnd::NoFault;
    }

    TaskEnd endOf() const {
        if (m_line.refusal)
            return m_line.refusal->as<ledger::KeyRefuse>()->party == ledger::Party::Requester
                       ? TaskEnd::RequesterRefused
                       : TaskEnd::PublisherRefused;
        if (m_line.turnFail || m_line.complaint) return TaskEnd::ExecutorFault;
        if (m_line.unusable) return endOfUnusable(*m_line.unusable);
        const TaskPhase last = m_line.spans[m_line.spans.size() - 2].phase;  // before Closed
        if (last == TaskPhase::Keys)
            return m_line.requesterGrant ? TaskEnd::PublisherMissed : TaskEnd::RequesterMissed;
        if (last == TaskPhase::Confirming) {
            if (m_okWeight == 0 && m_failWeight == 0) return TaskEnd::NoFault;
            if (m_okWeight <= m_failWeight) return TaskEnd::ExecutorFault;
            return m_task.exit == 0 ? TaskEnd::Settled : TaskEnd::CodeFailed;
        }
        return last == TaskPhase::Joining || last == TaskPhase::Forming ? TaskEnd::NoGroup : TaskEnd::NoFault;
    }

    Result<std::string> settlement() {
        LEO_REQUIRE(m_line.spans.size() >= 2, Code::BadProof, "the task has no course");
        m_report.end = endOf();
        const bool paid = m_report.end == TaskEnd::Settled || m_report.end == TaskEnd::CodeFailed;
        const auto group = static_cast<std::uint32_t>(m_task.group().size());
        const std::uint32_t members = std::max<std::uint32_t>(paid ? m_okCount + 1 : group, 2);
        LEO_TRY_ASSIGN(const ledger::EndSplit split,
                       ledger::splitEnd(m_c.genesis.params, m_report.end, m_task.post.offer, m_task.post.price,
                                        m_task.missFee, members));
        ledger::EndSplit ofOffer = split;
        ofOffer.missFeeEach = {};
        std::map<api::ShareRole, Amount> expected, moved;
        for (const api::Share& share : sharesOf(ofOffer, members)) expected[share.role] = share.amount;
        for (const api::Share& share : moneyOf(m_history, m_task).settlement) moved[share.role] = share.amount;
        LEO_REQUIRE(expected == moved, Code::BadProof,
                    "the money did not move as the rules say for " + std::string(ledger::endName(m_report.end)));
        return std::string(ledger::endName(m_report.end)) + ", " + toText(m_task.post.offer) + " LEO";
    }

    const EvidenceContents& m_c;
    EvidenceReport& m_report;
    ChainId m_chain;
    std::map<Height, const SignedHeader*> m_headers;
    std::map<TxId, ledger::SignedTx> m_txs;
    TaskHistory m_history{TaskId{}};
    TaskTimeline m_line;
    ledger::Task m_task;  // as far as the evidence says it
    NodeId m_executor;
    std::uint64_t m_okWeight = 0, m_failWeight = 0;
    std::uint32_t m_okCount = 0;
};

}  // namespace

bool EvidenceReport::holds() const {
    return !items.empty() && std::none_of(items.begin(), items.end(), [](const EvidenceItem& item) {
        return item.mark == EvidenceItem::Mark::Fails;
    });
}

EvidenceReport verifyEvidenceFile(ByteView file) {
    EvidenceReport report;
    const Result<EvidenceContents> contents = EvidenceContents::decode(file);
    if (!contents.ok()) {
        report.items.push_back({"file", EvidenceItem::Mark::Fails, contents.error().detail});
        return report;
    }
    ItemCheck(*contents, report).run();
    const auto mark = contents->digestMatches ? EvidenceItem::Mark::Holds : EvidenceItem::Mark::Fails;
    report.items.push_back(
        {"file", mark, contents->digestMatches ? "unchanged since it was written" : "a byte was changed"});
    return report;
}

}  // namespace leo::node
