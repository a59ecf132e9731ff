#include "node/facade/explorer_details.h"

#include <algorithm>
#include <set>

#include "codec/diagnostic.h"
#include "crypto/hash.h"
#include "ledger/sortition.h"
#include "ledger/why.h"
#include "node/facade/signing.h"

namespace leo::node {
namespace {

using store::IndexedTx;

// The decoded transaction of an index row. The row's place counts receipts; deadlines come among them.
struct Found {
    ledger::SignedTx tx;
    ledger::Receipt receipt;
};
Result<Found> findTx(ExplorerSource::Sources& from, const store::Place& place) {
    LEO_TRY_ASSIGN(const ledger::Block block, from.chain->block(place.height()));
    LEO_TRY_ASSIGN(const std::vector<ledger::Receipt> receipts, from.chain->receipts(place.height()));
    LEO_REQUIRE(place.index() < receipts.size(), Code::Malformed, "the index does not fit the chain");
    const auto before = static_cast<std::size_t>(
        std::count_if(receipts.begin(), receipts.begin() + place.index(),
                      [](const ledger::Receipt& r) { return r.kind == ledger::Receipt::Kind::Transaction; }));
    LEO_REQUIRE(before < block.txs.size(), Code::Malformed, "the index does not fit the chain");
    return Found{block.txs[before], receipts[place.index()]};
}

std::string potWord(const ledger::Pot& pot, const Names& names) {
    const auto shortOf = [](const Hash& id) { return TaskId{id}.shortHex(); };
    switch (pot.kind) {
        case ledger::PotKind::Account: return names.orShort(AccountId{pot.a});
        case ledger::PotKind::Escrow: return "escrow of " + shortOf(pot.a);
        case ledger::PotKind::JoinDeposit: return "deposit of " + names.orShort(AccountId{pot.b});
        case ledger::PotKind::LambdaBond: return "bond of " + shortOf(pot.a);
        case ledger::PotKind::MissReserve: return "reserve of " + shortOf(pot.a);
        case ledger::PotKind::RegisterDeposit: return "node deposit of " + names.orShort(AccountId{pot.a});
        case ledger::PotKind::Burned: return "burned";
        case ledger::PotKind::AdmissionDeposit: return "admission deposit of " + names.orShort(AccountId{pot.a});
    }
    return {};
}

// ---- raw views

using FieldNames = std::vector<std::string>;

const FieldNames kHeaderNames = {"version", "chain",       "height",    "previous", "time",       "authoritySet",
                                 "txRoot",  "receiptRoot", "stateRoot", "beacon",   "beaconProof"};
const FieldNames kTxNames = {"version", "chain", "sender", "nonce", "fee", "kind", "body"};

// The body's fields in the order they are written (core/ledger/tx_body.cpp).
FieldNames bodyNames(const ledger::TxBody& body) {
    static const std::map<std::string_view, FieldNames> names = {
        {"Transfer", {"to", "amount"}},
        {"LambdaPublish", {"manifest", "codeCid", "price", "missFee", "bond"}},
        {"LambdaPrice", {"lambda", "price"}},
        {"LambdaRetire", {"lambda"}},
        {"TaskPost",
         {"lambda", "manifestCid", "price", "inputCid", "inputBytes", "inputType", "keyId", "offer", "tau",
          "requirements", "proofMode", "resultKey", "windows"}},
        {"TaskJoin", {"task", "draw", "commitment", "channelKey", "deposit"}},
        {"TaskAnchor", {"task", "draw", "certificateHash", "members", "signatures"}},
        {"KeyRequest", {"task", "draw", "turn", "requesterPackage", "publisherPackage"}},
        {"KeyGrant", {"task", "draw", "turn", "party", "package", "box"}},
        {"KeyRefuse", {"task", "draw", "turn", "party"}},
        {"TaskComplete",
         {"task", "draw", "turn", "certificate", "resultCid", "resultHash", "exit", "sealedResultKey",
          "resultKeyCommitment", "verdicts"}},
        {"TaskConfirm", {"verdict"}},
        {"TurnFail", {"task", "draw", "turn", "certificate"}},
        {"ResultComplaint", {"task", "draw", "turn", "resultSecret"}},
        {"KeyUnusable", {"task", "draw", "turn", "party", "fault", "certificate", "package", "channelSecret"}},
        {"DemandReveal", {"task", "draw", "node", "bond"}},
        {"PublicReveal", {"task", "draw", "j", "beta", "proof", "salt"}},
        {"Dispute", {"task", "draw", "accused", "evidence", "bond"}}};
    const auto found = names.find(ledger::kindName(body));
    return found == names.end() ? FieldNames{} : found->second;
}

// A name where the record has one, else the index.
std::string step(const FieldNames& names, std::uint32_t index) {
    return index < names.size() ? names[index] : '[' + std::to_string(index) + ']';
}

api::RawView rawView(ByteView bytes, const std::function<std::string(const std::vector<std::uint32_t>&)>& pathOf) {
    api::RawView view;
    view.bytes = toBytes(bytes);
    const Result<codec::Diagnosis> diagnosis = codec::diagnose(bytes);
    if (!diagnosis.ok()) return view;
    view.reencodesEqual = diagnosis->reencodesEqual;
    for (const codec::DiagnosticItem& item : diagnosis->items)
        view.fields.push_back(api::RawField{pathOf(item.path), item.value, static_cast<std::uint32_t>(item.from),
                                            static_cast<std::uint32_t>(item.to),
                                            static_cast<std::uint32_t>(item.path.size())});
    return view;
}

// ---- proofs

struct Evidence {
    std::optional<ledger::Certificate> certificate;
    std::optional<ledger::TaskAnchor> anchor;
    std::map<NodeId, ledger::TaskJoin> joins;  // of the certificate's draw
};

Result<Evidence> evidenceOf(ExplorerSource::Sources& from, const TaskId& task) {
    LEO_TRY_ASSIGN(const std::vector<IndexedTx> rows, from.index->taskTxs(task, {}, store::kMaxIndexRows));
    Evidence out;
    std::vector<std::pair<NodeId, ledger::TaskJoin>> joins;
    for (const IndexedTx& row : rows) {
        if (row.kind == 0 || row.code != Code::Ok) continue;
        LEO_TRY_ASSIGN(Found found, findTx(from, row.place));
        ledger::TxBody& body = found.tx.tx.body;
        if (auto* complete = std::get_if<ledger::TaskComplete>(&body))
            out.certificate = std::move(complete->certificate);
        else if (auto* failed = std::get_if<ledger::TurnFail>(&body))
            out.certificate = std::move(failed->certificate);
        else if (auto* unusable = std::get_if<ledger::KeyUnusable>(&body))
            out.certificate = std::move(unusable->certificate);
        else if (auto* anchor = std::get_if<ledger::TaskAnchor>(&body))
            out.anchor = std::move(*anchor);
        else if (auto* join = std::get_if<ledger::TaskJoin>(&body))
            joins.emplace_back(found.tx.tx.sender, *join);
    }
    for (auto& [node, join] : joins)
        if (out.certificate && join.draw == out.certificate->draw) out.joins.emplace(node, join);
    return out;
}

// The rules of the anchor (protocol section 2 step 7), with the credits of the height the task looks back to.
Result<bool> anchorHolds(ExplorerSource::Sources& from, const ledger::Task& task, const Evidence& evidence) {
    if (!evidence.anchor || evidence.anchor->draw != evidence.certificate->draw) return false;
    const ledger::TaskAnchor& anchor = *evidence.anchor;
    if (anchor.certificateHash != evidence.certificate->hash() || anchor.members.size() != evidence.joins.size())
        return false;
    std::set<NodeId> members;
    for (const ledger::Member& member : evidence.certificate->members) members.insert(member.node);
    std::vector<std::pair<NodeId, std::uint64_t>> joined;  // in order of node id
    std::uint64_t all = 0, signers = 0;
    for (const auto& [node, join] : evidence.joins) {
        LEO_TRY_ASSIGN(const std::uint32_t credit, from.index->creditAt(node, task.snapshotHeight));
        if (anchor.members[joined.size()] != (members.count(node) > 0)) return false;
        joined.emplace_back(node, credit);
        all += credit;
    }
    std::set<std::uint32_t> seen;
    for (const ledger::AnchorSignature& entry : anchor.signatures) {
        if (entry.joiner >= joined.size() || !seen.insert(entry.joiner).second) return false;
        if (!crypto::verify(joined[entry.joiner].first, ledger::kCertificateVoteTag,
                            ledger::certificateVote(anchor.task, anchor.draw, entry.attempt, anchor.certificateHash),
                            entry.signature))
            return false;
        signers += joined[entry.joiner].second;
    }
    return 3 * signers > 2 * all;
}

}  // namespace

api::RawView rawHeader(ByteView header) {
    return rawView(header, [](const std::vector<std::uint32_t>& path) {
        return path.empty() ? std::string("header") : step(kHeaderNames, path[0]);
    });
}

api::RawView rawTx(const ledger::Tx& tx) {
    const FieldNames names = bodyNames(tx.body);
    return rawView(tx.encodeUnsigned(), [&](const std::vector<std::uint32_t>& path) {
        if (path.empty()) return std::string("transaction");
        std::string text = step(kTxNames, path[0]);
        for (std::size_t i = 1; i < path.size(); ++i) {
            const bool ofBody = i == 1 && path[0] + 1 == kTxNames.size();
            const std::string part = ofBody ? step(names, path[i]) : step({}, path[i]);
            text += part.front() == '[' ? part : '.' + part;
        }
        return text;
    });
}

std::vector<api::TxDetail::Move> movesOf(const ledger::Receipt& receipt, const Names& names) {
    std::vector<api::TxDetail::Move> moves;
    for (const ledger::Movement& movement : receipt.movements) {
        api::TxDetail::Move move;
        move.from = potWord(movement.from, names);
        move.to = potWord(movement.to, names);
        move.why = movement.why;
        if (movement.from.kind == ledger::PotKind::Account) move.fromAccount = AccountId{movement.from.a};
        if (movement.to.kind == ledger::PotKind::Account) move.toAccount = AccountId{movement.to.a};
        move.amount = movement.amount;
        moves.push_back(std::move(move));
    }
    return moves;
}

Result<std::vector<DisputeFacts>> disputeFacts(ExplorerSource::Sources& from, std::optional<store::Place> before,
                                               std::size_t limit) {
    LEO_TRY_ASSIGN(const std::vector<store::IndexedTx> txs, from.index->disputes(before, limit));
    std::vector<DisputeFacts> out;
    for (const store::IndexedTx& tx : txs) {
        DisputeFacts facts{tx, {}, tx.code == Code::Ok};
        LEO_TRY_ASSIGN(const Found found, findTx(from, tx.place));
        for (const ledger::Movement& move : found.receipt.movements) {
            const bool seized = move.why == ledger::why::kSeized || move.why == ledger::why::kSeizedShare;
            if (seized) facts.seized.units += move.amount.units;
            if (move.why == ledger::why::kDisputeLost) facts.upheld = false;
        }
        out.push_back(std::move(facts));
    }
    return out;
}

Result<BlockFacts> blockFacts(ExplorerSource::Sources& from, Height height) {
    LEO_TRY_ASSIGN(const Bytes bytes, from.chain->blockBytes(height));
    LEO_TRY_ASSIGN(const ledger::Block block, ledger::Block::decode(bytes));
    LEO_TRY_ASSIGN(const std::vector<store::IndexedBlock> rows, from.index->blocks(height + 1, 1));
    LEO_REQUIRE(!rows.empty() && rows[0].height == height, Code::NotFound,
                "block " + std::to_string(height.value) + " is not in the index yet");
    BlockFacts facts;
    facts.block = rows[0];
    LEO_TRY_ASSIGN(facts.txs, from.index->blockTxs(height));
    const ledger::Genesis& genesis = from.chain->genesis();
    api::BlockDetail& detail = facts.detail;
    detail.previous = block.header.previous;
    detail.txRoot = block.header.txRoot;
    detail.receiptRoot = block.header.receiptRoot;
    detail.stateRoot = block.header.stateRoot;
    detail.beacon = crypto::sha256(block.header.beacon);
    detail.authority = genesis.authority;
    detail.burned = facts.block.burned;
    detail.signatureValid = block.commitValid(genesis.authority);
    crypto::VrfBeta before{};
    if (height.value > 1) {
        LEO_TRY_ASSIGN(const ledger::Block previous, from.chain->block(Height{height.value - 1}));
        before = previous.header.beacon;
        LEO_TRY_ASSIGN(const std::vector<IndexedTx> earlier, from.index->blockTxs(Height{height.value - 1}));
        for (const IndexedTx& tx : earlier)
            if (txKind(tx) == api::TxKind::Task && tx.code == Code::Ok) facts.posted.push_back(TaskId{tx.subject});
    } else {
        LEO_TRY_ASSIGN(const ledger::State start, ledger::State::fromGenesis(genesis));
        before = start.tipHeader().beacon;
    }
    const Hash alpha = ledger::beaconAlpha(before, height);
    const Result<crypto::VrfBeta> beacon = crypto::verifyVrf(genesis.authorityVrf, alpha, block.header.beaconProof);
    detail.beaconValid = beacon.ok() && *beacon == block.header.beacon;
    detail.raw = rawHeader(block.header.encode());
    return facts;
}

Result<TxFacts> txFacts(ExplorerSource::Sources& from, const TxId& id) {
    TxFacts facts;
    LEO_TRY_ASSIGN(facts.tx, from.index->tx(id));
    LEO_TRY_ASSIGN(Found found, findTx(from, facts.tx.place));
    api::TxDetail& detail = facts.detail;
    detail.nonce = found.tx.tx.nonce;
    detail.fee = found.tx.tx.fee;
    if (found.receipt.code != Code::Ok) detail.refusal = found.receipt.detail;
    detail.fields = fieldsOf(found.tx.tx.body);
    detail.signatureValid = found.tx.signatureValid();
    detail.raw = rawTx(found.tx.tx);
    facts.receipt = std::move(found.receipt);
    return facts;
}

Result<api::TaskProofs> taskProofs(ExplorerSource::Sources& from, const ProofBasis& basis) {
    const ledger::Task& task = basis.task;
    api::TaskProofs proofs;
    proofs.task = task.task;
    proofs.seed = task.seed;
    LEO_TRY_ASSIGN(const Evidence evidence, evidenceOf(from, task.task));
    if (!evidence.certificate) return proofs;
    const ledger::Certificate& certificate = *evidence.certificate;
    proofs.available = true;
    proofs.commitmentsOpen = proofs.rankingValid = true;
    const Hash alpha = ledger::vrfAlpha(basis.chain, task.task, ledger::Role::Executor, certificate.draw, task.seed);
    for (std::size_t i = 0; i < certificate.members.size(); ++i) {
        const ledger::Member& member = certificate.members[i];
        api::ProofRow row;
        row.node = member.node;
        row.value = Bytes(member.beta.begin(), member.beta.end());
        row.proof = Bytes(member.proof.begin(), member.proof.end());
        row.j = member.j;
        LEO_TRY_ASSIGN(row.credit, from.index->creditAt(member.node, task.snapshotHeight));
        if (const auto node = basis.nodes.find(member.node); node != basis.nodes.end()) {
            row.name = node->second.name;
            row.vrfKey = node->second.vrfKey;
        }
        const Result<crypto::VrfBeta> beta = crypto::verifyVrf(row.vrfKey, alpha, member.proof);
        const std::uint32_t seats = ledger::sortition(
            member.beta, std::min<std::uint64_t>(row.credit, task.totalWeight), task.totalWeight, task.post.tau);
        const auto join = evidence.joins.find(member.node);
        const bool opens = join != evidence.joins.end() &&
                           join->second.commitment == ledger::joinCommitment(member.beta, member.salt, member.node);
        if (!beta.ok())
            row.problem = "the proof does not verify: " + beta.error().detail;
        else if (*beta != member.beta)
            row.problem = "the proof is of another value";
        else if (seats != member.j || seats == 0)
            row.problem = "J is " + std::to_string(seats) + ", the certificate says " + std::to_string(member.j);
        else if (!opens)
            row.problem = "the value does not open what the node committed to when it joined";
        row.valid = row.problem.empty();
        if (row.valid) ++proofs.valid;
        if (!opens) proofs.commitmentsOpen = false;
        if (i > 0 && !ledger::ranksBefore(certificate.members[i - 1], member)) proofs.rankingValid = false;
        proofs.members.push_back(std::move(row));
    }
    LEO_TRY_ASSIGN(proofs.anchorValid, anchorHolds(from, task, evidence));
    return proofs;
}

Result<api::RawView> taskRaw(ExplorerSource::Sources& from, const TaskId& id) {
    LEO_TRY_ASSIGN(const IndexedTx row, from.index->tx(TxId{id.bytes}));
    LEO_TRY_ASSIGN(const Found found, findTx(from, row.place));
    return rawTx(found.tx.tx);
}

}  // namespace leo::node
