#include "ledger/engine.h"

#include <algorithm>
#include <limits>

#include "crypto/hash.h"

namespace leo::ledger {

namespace {

constexpr std::uint8_t kGlobalsRow = 0;

template <class Row>
std::optional<Bytes> encoded(const Row* row) {
    if (row == nullptr) return std::nullopt;
    return records::encode(*row);
}

}  // namespace

Engine::Engine(Genesis from) : genesis(std::move(from)) {
    chain = genesis.chainId();
    authoritySet = authoritySetOf(genesis);
}

// --- block ---------------------------------------------------------------------------------------------------------

void Engine::begin(const BlockContext& context, bool tentative) {
    m_context = context;
    receipts.clear();
    beginScope();
    seedAndAnchor(tentative);
    endScope();
    turnEpoch();
    runDeadlines();
}

Status Engine::apply(const SignedTx& tx) {
    const Bytes content = tx.tx.encodeUnsigned();
    const TxId id{crypto::taggedHash(kTxTag, content)};
    LEO_TRY(admit(tx, content));

    Receipt receipt;
    receipt.kind = Receipt::Kind::Transaction;
    receipt.subject = id.bytes;
    m_receipt = &receipt;
    beginScope();
    shift(accountPot(tx.tx.sender), burnedPot(), tx.tx.fee, why::kFee);
    ++accounts.edit(tx.tx.sender).nonce;
    endScope();

    const std::size_t feeMovements = receipt.movements.size();
    beginScope();
    const Call call{id, tx.tx.sender};
    const Status status = std::visit([&](const auto& body) { return run(call, body); }, tx.tx.body);
    if (status.ok()) {
        endScope();
    } else {
        rollbackScope();
        receipt.code = status.error().code;
        receipt.detail = status.error().detail;
        receipt.movements.resize(feeMovements);
        receipt.credits.clear();
    }
    m_receipt = nullptr;
    receipts.push_back(std::move(receipt));
    return {};
}

Status Engine::admit(const SignedTx& signedTx, const Bytes& content) {
    const Tx& tx = signedTx.tx;
    LEO_REQUIRE(content.size() + sizeof(crypto::Signature) + 16 <= kMaxTxBytes, Code::TooLarge,
                "transaction of " + std::to_string(content.size()) + " bytes");
    LEO_REQUIRE(tx.chain == chain, Code::WrongChain, "signed for another chain");
    const Account* sender = accounts.find(tx.sender);
    LEO_REQUIRE(sender != nullptr, Code::UnknownAccount, "an account starts with a transfer to it");
    LEO_REQUIRE(tx.nonce == sender->nonce, Code::BadNonce,
                "nonce " + std::to_string(tx.nonce) + " where " + std::to_string(sender->nonce) + " is next");
    LEO_REQUIRE(tx.fee == params().txFee, Code::OutOfRange, "the fee is " + toText(params().txFee) + " LEO");
    LEO_REQUIRE(sender->balance >= tx.fee, Code::InsufficientFunds, "less than the fee");
    LEO_REQUIRE(signedBy(tx.sender, kTxTag, content, signedTx.signature), Code::BadSignature,
                "not signed by the sender");
    return {};
}

bool Engine::signedBy(const AccountId& signer, std::string_view tag, ByteView message, const crypto::Signature& by) {
    const Hash digest = crypto::sha256({viewOf(tag), message});
    const Hash fact = crypto::sha256({signer.view(), by, digest});
    if (m_memo.contains(fact)) return true;
    if (!crypto::verify(signer, tag, message, by)) return false;
    m_memo.add(fact);
    return true;
}

Hash Engine::finish() {
    beginScope();
    takeSnapshot();
    pruneSnapshots();
    endScope();
    collectChanges();
    return tree.root();
}

Hash Engine::restore() {
    m_context.height = tip.height;
    tipHash = tip.hash();
    // Genesis was indexed on the way; what the records say replaces it.
    ekOwners.clear(), vrfOwners.clear();
    eachIndexed([&](auto& table) {
        for (const auto& [id, row] : table.rows()) index(row);
    });
    beginScope();
    pruneSnapshots();
    collectChanges();
    commit();
    changes.clear();
    return tree.root();
}

void Engine::commit() {
    eachTable([](auto& table) { table.forget(); });
    m_treeUndo.clear();
    const BlockHeader& header = tip;
    m_pending.push_back(StateChange{records::key(records::Kind::Tip), header.encode()});
    changes = std::move(m_pending);
    m_pending.clear();
}

void Engine::rollback() {
    eachIndexed([&](auto& table) {
        table.eachInBlock([&](const auto&, const auto* before, const auto* now) {
            if (now != nullptr) unindex(*now);
            if (before != nullptr) index(*before);
        });
    });
    eachTable([](auto& table) { table.rollbackBlock(); });
    for (auto it = m_treeUndo.rbegin(); it != m_treeUndo.rend(); ++it) {
        if (it->second.has_value())
            tree.put(it->first, *it->second);
        else
            tree.erase(it->first);
    }
    m_treeUndo.clear();
    m_pending.clear();
    receipts.clear();
}

// --- changed records -----------------------------------------------------------------------------------------------

void Engine::collectChanges() {
    const auto differ = [&](Bytes key, std::optional<Bytes> before, std::optional<Bytes> now) {
        if (before == now) return;
        const Hash treeKey = records::treeKey(key);
        std::optional<Hash> old;
        if (before) old = crypto::sha256(*before);
        m_treeUndo.emplace_back(treeKey, old);
        if (now)
            tree.put(treeKey, crypto::sha256(*now));
        else
            tree.erase(treeKey);
        m_pending.push_back(StateChange{std::move(key), std::move(now)});
    };
    using records::Kind;
    accounts.eachInBlock([&](const AccountId& id, const Account* before, const Account* now) {
        differ(records::key(Kind::Account, id.view()), encoded(before), encoded(now));
    });
    globals.eachInBlock([&](std::uint8_t, const records::Globals* before, const records::Globals* now) {
        differ(records::key(Kind::Globals), encoded(before), encoded(now));
    });
    lambdas.eachInBlock([&](const LambdaId& id, const LambdaRecord* before, const LambdaRecord* now) {
        differ(records::key(Kind::Lambda, id.view()), encoded(before), encoded(now));
    });
    admissions.eachInBlock([&](const NodeId& id, const Admission* before, const Admission* now) {
        differ(records::key(Kind::Admission, id.view()), encoded(before), encoded(now));
    });
    nodes.eachInBlock([&](const NodeId& id, const NodeRecord* before, const NodeRecord* now) {
        LEO_ASSERT(now != nullptr);
        // The certificates are most of a node's bytes and never change: joins and credit rewrite the small part only.
        if (before == nullptr || !records::sameIdentity(*before, *now)) {
            std::optional<Bytes> old;
            if (before != nullptr) old = records::encodeIdentity(*before);
            differ(records::key(Kind::Identity, id.view()), std::move(old), records::encodeIdentity(*now));
        }
        std::optional<Bytes> old;
        if (before != nullptr) old = records::encodeNode(*before);
        differ(records::key(Kind::Node, id.view()), std::move(old), records::encodeNode(*now));
    });
    snapshots.eachInBlock([&](Height height, const records::SnapshotPtr* before, const records::SnapshotPtr* now) {
        differ(records::key(height), encoded(before == nullptr ? nullptr : before->get()),
               encoded(now == nullptr ? nullptr : now->get()));
    });
    tasks.eachInBlock([&](const TaskId& id, const Task* before, const Task* now) {
        differ(records::key(Kind::Task, id.view()), encoded(before), encoded(now));
    });
}

// --- money and credit ----------------------------------------------------------------------------------------------

Pot accountPot(const AccountId& id) {
    return Pot{PotKind::Account, id.bytes, {}};
}
Pot escrowPot(const TaskId& id) {
    return Pot{PotKind::Escrow, id.bytes, {}};
}
Pot reservePot(const TaskId& id) {
    return Pot{PotKind::MissReserve, id.bytes, {}};
}
Pot joinPot(const TaskId& id, const NodeId& node) {
    return Pot{PotKind::JoinDeposit, id.bytes, node.bytes};
}
Pot bondPot(const LambdaId& id) {
    return Pot{PotKind::LambdaBond, id.bytes, {}};
}
Pot registerPot(const NodeId& id) {
    return Pot{PotKind::RegisterDeposit, id.bytes, {}};
}
Pot admissionPot(const NodeId& id) {
    return Pot{PotKind::AdmissionDeposit, id.bytes, {}};
}
Pot burnedPot() {
    return Pot{PotKind::Burned, {}, {}};
}

Amount& Engine::pot(const Pot& which) {
    switch (which.kind) {
        case PotKind::Account: return accounts.editOrCreate(AccountId{which.a}).balance;
        case PotKind::Escrow: return tasks.edit(TaskId{which.a}).escrow;
        case PotKind::MissReserve: return tasks.edit(TaskId{which.a}).reserve;
        case PotKind::LambdaBond: return lambdas.edit(LambdaId{which.a}).bond;
        case PotKind::RegisterDeposit: return nodes.edit(NodeId{which.a}).deposit;
        case PotKind::AdmissionDeposit: return admissions.edit(NodeId{which.a}).deposit;
        case PotKind::Burned: return globals.editOrCreate(kGlobalsRow).burned;
        case PotKind::JoinDeposit: break;
    }
    std::vector<Joiner>& joins = tasks.edit(TaskId{which.a}).joins;
    const auto it =
        std::find_if(joins.begin(), joins.end(), [&](const Joiner& j) { return j.node.bytes == which.b; });
    LEO_ASSERT(it != joins.end());
    return it->deposit;
}

Status Engine::move(const Pot& from, const Pot& to, Amount amount, std::string_view why) {
    if (amount.isZero()) return {};
    LEO_ASSERT(from != to && m_receipt != nullptr);
    // The supply is below 2^63, so no pot overflows as long as every unit comes from another one.
    LEO_TRY_ASSIGN(const Amount left, sub(pot(from), amount));
    LEO_TRY_ASSIGN(const Amount grown, add(pot(to), amount));
    pot(from) = left;
    pot(to) = grown;
    m_receipt->movements.push_back(Movement{from, to, amount, std::string(why)});
    return {};
}

void Engine::shift(const Pot& from, const Pot& to, Amount amount, std::string_view why) {
    LEO_ASSERT(move(from, to, amount, why).ok());
}

void Engine::changeCredit(const NodeId& id, std::int64_t change, std::string_view why) {
    NodeRecord& node = nodes.edit(id);
    const auto before = static_cast<std::int64_t>(node.credit.value);
    const auto after = std::clamp<std::int64_t>(before + change, 0, std::numeric_limits<std::uint32_t>::max());
    if (after == before) return;
    node.credit.value = static_cast<std::uint32_t>(after);
    m_receipt->credits.push_back(CreditChange{id, after - before, std::string(why)});
}

Result<Amount> Engine::total() const {
    Amount sum{0};
    const auto include = [&](Amount part) -> Status {
        LEO_TRY_ASSIGN(sum, add(sum, part));
        return {};
    };
    for (const auto& [id, account] : accounts.rows()) LEO_TRY(include(account.balance));
    for (const auto& [id, node] : nodes.rows()) LEO_TRY(include(node.deposit));
    for (const auto& [id, admission] : admissions.rows()) LEO_TRY(include(admission.deposit));
    for (const auto& [id, lambda] : lambdas.rows()) LEO_TRY(include(lambda.bond));
    for (const auto& [id, row] : globals.rows()) LEO_TRY(include(row.burned));
    for (const auto& [id, task] : tasks.rows()) {
        LEO_TRY(include(task.escrow));
        LEO_TRY(include(task.reserve));
        for (const Joiner& joiner : task.joins) LEO_TRY(include(joiner.deposit));
    }
    return sum;
}

}  // namespace leo::ledger
