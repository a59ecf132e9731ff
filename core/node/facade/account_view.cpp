#include "node/facade/account_view.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "ledger/manifest.h"
#include "ledger/why.h"

namespace leo::node {
namespace {

using Kind = api::Holding::Kind;

struct Position {
    Height height;
    std::uint32_t index = 0;
    Amount balance;  // after what is older than the page before
};

std::string encodeCursor(const Position& position) {
    return std::to_string(position.height.value) + "." + std::to_string(position.index) + "." +
           std::to_string(position.balance.units);
}

Result<Position> decodeCursor(const api::Cursor& text) {
    std::uint64_t parts[3] = {};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (unsigned i = 0; i < 3; ++i) {
        const auto read = std::from_chars(at, end, parts[i]);
        const bool last = i == 2;
        LEO_REQUIRE(read.ec == std::errc() && (last ? read.ptr == end : read.ptr != end && *read.ptr == '.'),
                    Code::Malformed, "not a place in a history");
        at = read.ptr + (last ? 0 : 1);
    }
    LEO_REQUIRE(parts[1] <= UINT32_MAX, Code::Malformed, "not a place in a history");
    return Position{Height{parts[0]}, static_cast<std::uint32_t>(parts[1]), Amount{parts[2]}};
}

bool isAccount(const ledger::Pot& pot, const AccountId& account) {
    return pot.kind == ledger::PotKind::Account && pot.a == account.bytes;
}

Hash subjectOf(const ledger::Receipt& receipt, const ledger::Pot& other) {
    switch (other.kind) {
        case ledger::PotKind::Escrow:
        case ledger::PotKind::JoinDeposit:
        case ledger::PotKind::LambdaBond:
        case ledger::PotKind::MissReserve: return other.a;
        case ledger::PotKind::Account:
        case ledger::PotKind::RegisterDeposit:
        case ledger::PotKind::AdmissionDeposit:
        case ledger::PotKind::Burned: break;
    }
    return receipt.subject;
}

// The lines of one receipt, newest first; `balance` is that after the receipt and becomes that before it.
std::vector<api::HistoryEntry> linesOf(const store::AccountEntry& entry, const AccountId& account, Amount& balance) {
    std::vector<api::HistoryEntry> lines;
    api::HistoryEntry line;
    line.height = entry.height;
    line.index = entry.index;
    line.time = entry.time;
    const std::vector<ledger::Movement>& movements = entry.receipt.movements;
    for (auto movement = movements.rbegin(); movement != movements.rend(); ++movement) {
        const bool in = isAccount(movement->to, account), out = isAccount(movement->from, account);
        if (!in && !out) continue;
        const ledger::Pot& other = in ? movement->from : movement->to;
        line.why = movement->why;
        line.subject = subjectOf(entry.receipt, other);
        line.other.reset();
        if (other.kind == ledger::PotKind::Account) line.other = AccountId{other.a};
        line.incoming = in;
        line.amount = movement->amount;
        line.balanceAfter = balance;
        if (in != out)
            balance.units = in ? balance.units - movement->amount.units : balance.units + movement->amount.units;
        lines.push_back(line);
    }
    std::int64_t credit = 0;
    std::string why;
    for (const ledger::CreditChange& change : entry.receipt.credits) {
        if (change.node != account) continue;
        credit += change.change;
        why = change.why;
    }
    if (credit == 0) return lines;
    if (lines.empty()) {
        line.why = why;
        line.subject = entry.receipt.subject;
        line.balanceAfter = balance;
        lines.push_back(line);
    }
    lines.front().creditChange = credit;
    return lines;
}

}  // namespace

std::string lambdaName(const ledger::State& state, const LambdaId& id) {
    const ledger::LambdaRecord* lambda = state.lambda(id);
    const Result<ledger::Manifest> manifest =
        lambda ? ledger::Manifest::decode(lambda->manifest) : makeError(Code::UnknownLambda, "");
    return manifest.ok() ? manifest->name : std::string();
}

std::vector<api::Holding> holdingsOf(const ledger::State& state, const AccountId& account) {
    std::vector<api::Holding> holdings;
    const auto add = [&](Kind kind, Amount amount, const Hash& subject, std::string name, TimeMs returns) {
        if (amount.isZero()) return;
        std::optional<TimeMs> by;
        if (returns.value > 0) by = returns;
        holdings.push_back({kind, amount, subject, std::move(name), by});
    };
    for (const TaskId& id : state.openTasks()) {
        const ledger::Task& task = *state.task(id);
        if (task.requester == account)
            add(Kind::Escrow, task.escrow, id.bytes, lambdaName(state, task.post.lambda), task.deadline);
        if (task.publisher == account)
            add(Kind::MissReserve, task.reserve, id.bytes, lambdaName(state, task.post.lambda), task.deadline);
        if (const ledger::Joiner* joiner = task.joiner(account))
            add(Kind::JoinDeposit, joiner->deposit, id.bytes, lambdaName(state, task.post.lambda), task.deadline);
    }
    for (const auto& [id, lambda] : state.lambdas())
        if (lambda.publisher == account)
            add(Kind::LambdaBond, lambda.bond, id.bytes, lambdaName(state, id), lambda.bondReturnAt);
    if (const ledger::NodeRecord* node = state.node(account))
        add(Kind::RegisterDeposit, node->deposit, account.bytes, node->name, node->exitAt);
    if (const ledger::Admission* admission = state.admission(account))
        add(Kind::RegisterDeposit, admission->deposit, account.bytes, admission->request.name, admission->deadline);
    return holdings;
}

Spending spendingOf(const ledger::Task& task, const std::vector<ledger::Receipt>& receipts) {
    Spending spending;
    for (const ledger::Receipt& receipt : receipts) {
        for (const ledger::Movement& movement : receipt.movements) {
            if (movement.from.kind != ledger::PotKind::Escrow || movement.from.a != task.task.bytes) continue;
            if (isAccount(movement.to, task.requester)) continue;
            spending.spent.units += movement.amount.units;
            if (movement.to.kind == ledger::PotKind::Burned) spending.burned.units += movement.amount.units;
        }
    }
    return spending;
}

Result<api::Page<api::HistoryEntry>> historyOf(store::ChainStore& store, const ledger::State& state,
                                               const AccountId& account, const api::Cursor& from,
                                               std::size_t receipts) {
    std::optional<std::pair<Height, std::uint32_t>> before;
    Amount balance = state.balance(account);
    if (!from.empty()) {
        LEO_TRY_ASSIGN(const Position position, decodeCursor(from));
        before = {position.height, position.index};
        balance = position.balance;
    }
    LEO_TRY_ASSIGN(const std::vector<store::AccountEntry> entries, store.accountHistory(account, before, receipts));
    api::Page<api::HistoryEntry> page;
    for (const store::AccountEntry& entry : entries) {
        std::vector<api::HistoryEntry> lines = linesOf(entry, account, balance);
        page.rows.insert(page.rows.end(), lines.begin(), lines.end());
    }
    if (entries.size() == receipts && !entries.empty())
        page.next = encodeCursor({entries.back().height, entries.back().index, balance});
    return page;
}

std::vector<AccountId> paidBefore(store::ChainStore& store, const AccountId& account, std::size_t receipts) {
    std::set<AccountId> paid;
    const auto entries = store.accountHistory(account, {}, receipts);
    if (!entries.ok()) return {};
    for (const store::AccountEntry& entry : *entries)
        for (const ledger::Movement& movement : entry.receipt.movements)
            if (movement.why == ledger::why::kTransfer && isAccount(movement.from, account) &&
                movement.to.kind == ledger::PotKind::Account)
                paid.insert(AccountId{movement.to.a});
    return {paid.begin(), paid.end()};
}

}  // namespace leo::node
