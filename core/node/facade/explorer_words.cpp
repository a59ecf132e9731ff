#include "node/facade/explorer_words.h"

#include <algorithm>
#include <numeric>

#include "attest/certificate.h"
#include "crypto/hash.h"

namespace leo::node {
namespace {

constexpr std::uint32_t kCreditBars = 10;

template <std::size_t... I>
std::string nameAt(std::size_t index, std::index_sequence<I...>) {
    std::string name;
    ((I == index ? void(name = ledger::kindName(ledger::TxBody(std::in_place_index<I>))) : void()), ...);
    return name;
}

template <class T>
constexpr std::uint8_t kindOf() {
    std::uint8_t kind = 0;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        ((std::is_same_v<T, std::variant_alternative_t<I, ledger::TxBody>> ? void(kind = I + 1) : void()), ...);
    }
    (std::make_index_sequence<std::variant_size_v<ledger::TxBody>>());
    return kind;
}

api::TxKind kindOf(std::uint8_t kind) {
    switch (kind) {
        case kindOf<ledger::TaskPost>(): return api::TxKind::Task;
        case kindOf<ledger::TaskJoin>(): return api::TxKind::Join;
        case kindOf<ledger::DemandReveal>():
        case kindOf<ledger::PublicReveal>():
        case kindOf<ledger::TaskAnchor>(): return api::TxKind::Anchor;
        case kindOf<ledger::KeyRequest>(): return api::TxKind::KeyRequest;
        case kindOf<ledger::KeyGrant>():
        case kindOf<ledger::KeyRefuse>(): return api::TxKind::KeyGrant;
        case kindOf<ledger::TaskConfirm>():
        case kindOf<ledger::AdmissionVerdict>(): return api::TxKind::Attest;
        case kindOf<ledger::TaskComplete>(): return api::TxKind::Complete;
        case kindOf<ledger::LambdaPublish>():
        case kindOf<ledger::LambdaPrice>():
        case kindOf<ledger::LambdaRetire>(): return api::TxKind::Lambda;
        case kindOf<ledger::Transfer>(): return api::TxKind::Transfer;
        case kindOf<ledger::KeyUnusable>():
        case kindOf<ledger::TurnFail>(): return api::TxKind::FailedTurn;
        case kindOf<ledger::Dispute>():
        case kindOf<ledger::ResultComplaint>(): return api::TxKind::Dispute;
        case kindOf<ledger::NodeRegister>():
        case kindOf<ledger::Renewal>():
        case kindOf<ledger::NodeExit>(): return api::TxKind::Node;
        default: return api::TxKind::Other;
    }
}

std::string phaseWord(std::uint32_t phase) {
    return phase == static_cast<std::uint32_t>(ledger::Phase::Before)   ? "before"
           : phase == static_cast<std::uint32_t>(ledger::Phase::During) ? "during"
                                                                        : "after";
}

// One clause: what it is about, beside the kind's name.
std::string clause(const store::IndexedTx& tx, const Names& names) {
    const std::string lambda = tx.lambda ? names.of(*tx.lambda) : std::string();
    const std::string other = tx.other ? names.orShort(*tx.other) : std::string();
    if (tx.kind == 0) {
        if (tx.end != ledger::TaskEnd::None) return std::string(ledger::endName(tx.end));
        return tx.task ? "window ended" : tx.lambda ? "bond returned" : other;
    }
    if (tx.kind == kindOf<ledger::Transfer>()) return "to " + other;
    if (tx.kind == kindOf<ledger::KeyGrant>() || tx.kind == kindOf<ledger::KeyRefuse>())
        return tx.note == static_cast<std::uint32_t>(ledger::Party::Requester) ? "key of the input"
                                                                               : "key of the code";
    if (tx.kind == kindOf<ledger::TaskConfirm>()) return phaseWord(tx.note / 2) + (tx.note % 2 ? ": ok" : ": fail");
    if (tx.kind == kindOf<ledger::AdmissionVerdict>()) return other + (tx.note % 2 ? ": ok" : ": fail");
    if (tx.kind == kindOf<ledger::TurnFail>()) return "executor " + other;
    if (tx.kind == kindOf<ledger::ResultComplaint>())
        return tx.code == Code::Ok ? other + " sealed another key than it committed to"
                                   : "the result's key was right";
    if (tx.kind == kindOf<ledger::Dispute>()) {
        if (tx.code != Code::Ok) return "about " + other;
        constexpr std::string_view kLies[] = {" revealed what it did not draw", " signed a false group",
                                              " signed two groups in one attempt",
                                              " signed two verdicts about one thing"};
        static_assert(std::size(kLies) == std::variant_size_v<ledger::LieEvidence>);
        if (tx.note >= std::size(kLies)) return other + " told the truth";
        return other + std::string(kLies[tx.note]);
    }
    return lambda;
}

}  // namespace

std::string Names::of(const AccountId& account) const {
    const ledger::NodeRecord* node = m_state ? m_state->node(account) : nullptr;
    if (node && !node->name.empty()) return node->name;
    return m_wallets ? m_wallets(account) : std::string();
}

std::string Names::of(const LambdaId& lambda) const {
    const ledger::LambdaRecord* record = m_state ? m_state->lambda(lambda) : nullptr;
    if (!record) return {};
    const auto manifest = ledger::Manifest::decode(record->manifest);
    return manifest.ok() ? manifest->name : std::string();
}

std::string Names::orShort(const AccountId& account) const {
    const std::string name = of(account);
    return name.empty() ? account.shortHex() : name;
}

std::string txKindName(std::uint8_t kind) {
    if (kind == 0) return "Deadline";
    return nameAt(kind - 1u, std::make_index_sequence<std::variant_size_v<ledger::TxBody>>());
}

api::TxKind txKind(const store::IndexedTx& tx) {
    if (tx.kind == 0) return tx.end != ledger::TaskEnd::None ? api::TxKind::Settle : api::TxKind::Other;
    return kindOf(tx.kind);
}

api::TxRow txRow(const store::IndexedTx& tx, const Names& names) {
    api::TxRow row;
    row.id = TxId{tx.subject};
    row.height = tx.place.height();
    row.index = tx.place.index();
    row.time = tx.time;
    row.kind = txKind(tx);
    row.kindName = txKindName(tx.kind);
    row.from = tx.sender;
    if (tx.sender) row.fromName = names.of(*tx.sender);
    row.what = clause(tx, names);
    row.amount = tx.amount;
    row.applied = tx.code == Code::Ok;
    return row;
}

api::BlockRow blockRow(const store::IndexedBlock& block) {
    api::BlockRow row;
    row.height = block.height;
    row.hash = block.hash;
    row.time = block.time;
    row.txs = block.txs;
    row.bytes = block.bytes;
    for (const std::uint8_t kind : block.kinds) row.kinds.push_back(kindOf(kind));
    return row;
}

api::TaskEnd taskEnd(ledger::TaskEnd end) {
    switch (end) {
        case ledger::TaskEnd::None: break;
        case ledger::TaskEnd::Settled: return api::TaskEnd::Settled;
        case ledger::TaskEnd::CodeFailed: return api::TaskEnd::CodeFailed;
        case ledger::TaskEnd::NoGroup: return api::TaskEnd::NoGroup;
        case ledger::TaskEnd::NoFault: return api::TaskEnd::NoFault;
        case ledger::TaskEnd::RequesterMissed: return api::TaskEnd::RequesterMissed;
        case ledger::TaskEnd::PublisherMissed: return api::TaskEnd::PublisherMissed;
        case ledger::TaskEnd::ExecutorFault: return api::TaskEnd::ExecutorFault;
        case ledger::TaskEnd::RequesterRefused: return api::TaskEnd::RequesterRefused;
        case ledger::TaskEnd::PublisherRefused: return api::TaskEnd::PublisherRefused;
    }
    return api::TaskEnd::None;
}

api::Step taskStep(const ledger::Task& task) {
    switch (task.phase) {
        case ledger::TaskPhase::AwaitingSeed:
        case ledger::TaskPhase::Joining:
        case ledger::TaskPhase::Forming: return api::Step::Election;
        case ledger::TaskPhase::Attesting: return api::Step::AttestBefore;
        case ledger::TaskPhase::Keys: return api::Step::Keys;
        case ledger::TaskPhase::Executing: return api::Step::Execute;
        case ledger::TaskPhase::Confirming: return api::Step::AttestAfter;
        case ledger::TaskPhase::Failing: return api::Step::Execute;
        case ledger::TaskPhase::Closed: break;
    }
    return api::Step::Settle;
}

api::TaskRow taskRow(const ledger::Task& task, const Names& names, TimeMs posted, Amount paid) {
    api::TaskRow row;
    row.id = task.task;
    row.lambda = task.post.lambda;
    row.lambdaName = names.of(task.post.lambda);
    row.step = taskStep(task);
    row.end = taskEnd(task.end);
    const auto members = task.members().size();
    row.members = static_cast<std::uint32_t>(members > 0 ? members : task.joins.size());
    row.offer = task.post.offer;
    row.paid = paid;
    row.postedAt = posted;
    if (task.phase == ledger::TaskPhase::Closed) {
        row.closedAt = task.since;
        row.closedHeight = task.closedAt;
    }
    row.inputType = task.post.inputType;
    return row;
}

// ---- nodes

api::NodeRow nodeRow(const ledger::NodeRecord& node, std::uint64_t totalCredit) {
    api::NodeRow row;
    row.node = node.node;
    row.name = node.name;
    row.credit = node.credit;
    switch (node.status) {
        case ledger::NodeStatus::Active: row.mark = "active"; break;
        case ledger::NodeStatus::Stale: row.mark = "stale"; break;
        case ledger::NodeStatus::Inactive: row.mark = "inactive"; break;
        case ledger::NodeStatus::Exiting: row.mark = "exiting"; break;
    }
    row.softwareTpm = (node.features & ledger::kFeatureHardwareTpm) == 0;
    row.led = node.tasksLed;
    row.monitored = node.tasksMonitored;
    row.failed = node.tasksFailed;
    if (totalCredit > 0)
        row.creditSharePermille = static_cast<std::uint32_t>(std::uint64_t{node.credit.value} * 1'000 / totalCredit);
    return row;
}

std::vector<api::NodeRow> registeringRows(const ledger::State& state) {
    std::vector<api::NodeRow> rows;
    for (const NodeId& id : state.openAdmissions()) {
        const ledger::Admission* admission = state.admission(id);
        if (!admission) continue;
        api::NodeRow row;
        row.node = id;
        row.name = admission->request.name;
        row.mark = "registering";
        row.softwareTpm = (admission->request.features & ledger::kFeatureHardwareTpm) == 0;
        rows.push_back(std::move(row));
    }
    return rows;
}

api::TpmInfo tpmInfo(const ledger::NodeRecord& node, const ledger::Genesis& genesis, TimeMs now) {
    api::TpmInfo info;
    info.present = true;
    info.software = (node.features & ledger::kFeatureHardwareTpm) == 0;
    std::vector<Bytes> chain = node.ekCertificates;
    const attest::EkOutcome outcome = attest::verifyEk(ledger::ekPolicyOf(genesis.roots, now), chain, node.ekPublic);
    info.chainValid = outcome.finding.ok();
    if (!info.chainValid) info.chainProblem = toString(outcome.finding.toStatus().error());
    if (info.chainValid && outcome.identity.root < genesis.roots.size())
        chain.push_back(genesis.roots[outcome.identity.root].certificateDer);
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const auto certificate = attest::describeCertificate(chain[i]);
        if (!certificate.ok()) continue;
        if (i == 0) {
            info.manufacturer = certificate->tpmManufacturer;
            info.model = certificate->tpmModel;
            info.firmware = certificate->tpmVersion;
        }
        api::TpmCertificate row;
        row.subject = certificate->subject;
        row.issuer = certificate->issuer;
        row.notBefore = certificate->notBefore;
        row.notAfter = certificate->notAfter;
        row.root = info.chainValid && i + 1 == chain.size();
        row.accepted = info.chainValid;
        info.chain.push_back(std::move(row));
    }
    const Hash ek = crypto::sha256(node.ekPublic), ak = crypto::sha256(node.akPublic);
    info.ekDigest.assign(ek.begin(), ek.end());
    info.akDigest.assign(ak.begin(), ak.end());
    return info;
}

std::vector<api::Overview::CreditBar> creditBars(const std::vector<std::uint32_t>& credits) {
    std::vector<api::Overview::CreditBar> bars;
    if (credits.empty()) return bars;
    const std::uint32_t most = *std::max_element(credits.begin(), credits.end());
    const std::uint32_t width = most / kCreditBars + 1;
    for (std::uint32_t i = 0; i < kCreditBars; ++i) bars.push_back({i * width, 0});
    for (const std::uint32_t credit : credits) ++bars[credit / width].nodes;
    return bars;
}

}  // namespace leo::node
