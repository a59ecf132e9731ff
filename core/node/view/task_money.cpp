#include "node/view/task_money.h"

#include <array>
#include <tuple>

#include "ledger/why.h"

namespace leo::node {
namespace {

using api::Share;
using api::ShareRole;
using ledger::PotKind;
namespace why = ledger::why;

ShareRole roleOf(const ledger::Movement& moved) {
    if (moved.to.kind == PotKind::Burned) return ShareRole::Burned;
    if (moved.why == why::kPublisher) return ShareRole::Publisher;
    if (moved.why == why::kExecutor) return ShareRole::Executor;
    if (moved.why == why::kMonitor) return ShareRole::Monitors;
    if (moved.why == why::kRefund) return ShareRole::Requester;
    return ShareRole::Committee;  // idle pay, miss fee, seized shares
}

void addShare(std::vector<Share>& shares, ShareRole role, Amount amount, std::uint32_t parties, Amount each,
              bool rounding) {
    if (amount.isZero()) return;
    shares.push_back(Share{role, amount, parties, each, rounding});
}

class Collector {
public:
    Collector(const ledger::Task& task, TaskMoney& money) : m_task(task), m_money(money) {}

    void take(const ledger::Receipt& receipt) {
        for (const ledger::Movement& moved : receipt.movements) {
            const bool ours = moved.from.a == m_task.task.bytes;
            if (ours && moved.from.kind == PotKind::Escrow) fromEscrow(moved);
            if (ours && moved.from.kind == PotKind::MissReserve) fromReserve(moved);
            if (ours && moved.from.kind == PotKind::JoinDeposit) fromDeposit(moved);
        }
        for (const ledger::CreditChange& change : receipt.credits) m_money.credit[change.node] += change.change;
    }
    void finish() {
        for (std::size_t role = 0; role < m_shares.size(); ++role) {
            Share& share = m_shares[role];
            share.role = static_cast<ShareRole>(role);
            if (!share.amount.isZero()) m_money.settlement.push_back(share);
        }
    }

private:
    void fromEscrow(const ledger::Movement& moved) {
        const ShareRole role = roleOf(moved);
        Share& share = m_shares[static_cast<std::size_t>(role)];
        share.parties = share.amount.isZero() || role == ShareRole::Burned ? 1 : share.parties + 1;
        share.amount.units += moved.amount.units;
        share.each = role == ShareRole::Burned ? share.amount : moved.amount;
        share.rounding = share.rounding || moved.why == why::kDust;
        pay(moved, role);
    }
    void fromReserve(const ledger::Movement& moved) {
        if (moved.why == why::kReserveReturn) return;
        const ShareRole role = roleOf(moved);
        pay(moved, role);
        m_money.penalties.push_back({m_task.publisher, role, moved.amount, moved.why});
    }
    void fromDeposit(const ledger::Movement& moved) {
        const NodeId owner{moved.from.b};
        if (moved.why != why::kDepositReturn && why::keepsDeposit(moved.why)) return;  // another node's bond
        if (moved.why == why::kDepositReturn) {
            m_money.depositsReturned.push_back({owner, ShareRole::Committee, moved.amount, moved.why});
            return;
        }
        const ShareRole role = roleOf(moved);
        pay(moved, role);
        m_money.penalties.push_back({owner, role, moved.amount, moved.why});
    }
    void pay(const ledger::Movement& moved, ShareRole role) {
        if (moved.to.kind != PotKind::Account) return;
        const AccountId to{moved.to.a};
        m_money.payments.push_back({to, role, moved.amount, moved.why});
        m_money.paidTo[to].units += moved.amount.units;
    }

    const ledger::Task& m_task;
    TaskMoney& m_money;
    std::array<Share, static_cast<std::size_t>(ShareRole::Reporter) + 1> m_shares{};
};

}  // namespace

std::vector<api::Share> sharesOf(const ledger::EndSplit& split, std::uint32_t members) {
    std::vector<Share> shares;
    const std::uint32_t monitors = members > 0 ? members - 1 : 0;
    addShare(shares, ShareRole::Burned, split.burned, 1, split.burned, !split.dust.isZero());
    addShare(shares, ShareRole::Publisher, split.publisher, 1, split.publisher, false);
    addShare(shares, ShareRole::Executor, split.executor, 1, split.executor, false);
    addShare(shares, ShareRole::Monitors, Amount{split.monitorEach.units * monitors}, monitors, split.monitorEach,
             false);
    addShare(shares, ShareRole::Committee, Amount{split.idleEach.units * members}, members, split.idleEach, false);
    addShare(shares, ShareRole::Committee, Amount{split.missFeeEach.units * members}, members, split.missFeeEach,
             false);
    addShare(shares, ShareRole::Requester, split.requester, 1, split.requester, false);
    return shares;
}

TaskMoney moneyOf(const TaskHistory& history, const ledger::Task& task) {
    TaskMoney money;
    Collector collector(task, money);
    for (const auto& [key, fact] : history.facts()) collector.take(fact.receipt);
    collector.finish();
    return money;
}

}  // namespace leo::node
