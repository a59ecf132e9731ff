// The ends of a task and who is paid: protocol section 3, row by row.
//
// Every end empties escrow, reserve and join deposits; close() asserts it. What integer division leaves over is
// burned. Seized money never goes to the person who asked for the work.

#include "ledger/settlement.h"

#include <algorithm>
#include <limits>

#include "ledger/engine.h"

namespace leo::ledger {

namespace {

constexpr std::uint64_t kBpsOne = 10'000;
// Each member of the largest group earns at least a unit: the executor has half of it, the others the other half.
constexpr std::uint64_t kMinShareUnits = 2 * kMaxMembers;

Amount minus(Amount a, Amount b) {
    LEO_ASSERT(a >= b);
    return Amount{a.units - b.units};
}

std::vector<NodeId> groupOf(const Task& task) {
    std::vector<NodeId> ids;
    for (const Joiner* member : task.group()) ids.push_back(member->node);
    return ids;
}

}  // namespace

Amount minimumOffer(const Params& params, Amount price) {
    // The smallest P with P − floor(P·burn) ≥ b + share, that is ceil(P·(1 − burn)) ≥ x.
    const unsigned __int128 x = static_cast<unsigned __int128>(price.units) + kMinShareUnits;
    const unsigned __int128 least = (x - 1) * kBpsOne / (kBpsOne - params.burnBps) + 1;
    constexpr auto kMost = std::numeric_limits<std::uint64_t>::max();
    return Amount{least > kMost ? kMost : static_cast<std::uint64_t>(least)};
}

OfferParts partsOf(const Params& params, Amount offer, Amount price) {
    OfferParts parts;
    parts.burn = fraction(offer, params.burnBps, kBpsOne);
    parts.share = minus(minus(offer, parts.burn), price);
    parts.executor = divide(parts.share, 2);
    parts.idle = fraction(parts.share, params.idleBps, kBpsOne);
    return parts;
}

Result<Split> splitOffer(const Params& params, Amount offer, Amount price, std::uint32_t monitors) {
    const Amount least = minimumOffer(params, price);
    LEO_REQUIRE(offer >= least, Code::OutOfRange, "the smallest offer is " + toText(least) + " LEO");
    Split split;
    const OfferParts parts = partsOf(params, offer, price);
    split.publisher = price;
    split.share = parts.share;
    split.executor = parts.executor;
    const Amount rest = minus(split.share, split.executor);
    if (monitors > 0) split.monitorEach = divide(rest, monitors);
    split.burned = Amount{parts.burn.units + rest.units - split.monitorEach.units * monitors};
    return split;
}

Result<EndSplit> splitEnd(const Params& params, TaskEnd end, Amount offer, Amount price, Amount missFee,
                          std::uint32_t members) {
    LEO_REQUIRE(members >= 2, Code::InvalidArgument, "a group has an executor and a monitor at least");
    LEO_TRY_ASSIGN(const Split settled, splitOffer(params, offer, price, members - 1));
    const OfferParts parts = partsOf(params, offer, price);
    EndSplit split;
    const auto payMissFee = [&] {
        split.missFeeEach = divide(missFee, members);
        split.missFeeDust = Amount{missFee.units - split.missFeeEach.units * members};
    };
    switch (end) {
        case TaskEnd::Settled:
        case TaskEnd::CodeFailed:
            split.burned = settled.burned;
            split.dust = minus(settled.burned, parts.burn);
            split.executor = settled.executor;
            split.monitorEach = settled.monitorEach;
            if (end == TaskEnd::Settled)
                split.publisher = price;
            else
                split.burned.units += price.units;
            break;
        case TaskEnd::RequesterMissed:
        case TaskEnd::RequesterRefused:
            split.idleEach = divide(parts.idle, members);
            split.dust = Amount{parts.idle.units - split.idleEach.units * members};
            split.burned = Amount{parts.burn.units + split.dust.units};
            split.requester = minus(minus(offer, parts.burn), parts.idle);
            break;
        case TaskEnd::PublisherMissed:
        case TaskEnd::PublisherRefused: payMissFee(); [[fallthrough]];
        case TaskEnd::NoGroup:
        case TaskEnd::NoFault:
        case TaskEnd::ExecutorFault:
        case TaskEnd::None: split.requester = offer; break;
    }
    return split;
}

// --- pieces --------------------------------------------------------------------------------------------------------

Amount Engine::shareOut(const Pot& from, Amount total, const std::vector<NodeId>& to, std::string_view why) {
    if (to.empty()) return total;
    const Amount each = divide(total, to.size());
    for (const NodeId& node : to) shift(from, accountPot(node), each, why);
    return Amount{total.units - each.units * to.size()};
}

void Engine::refund(const TaskId& id) {
    const Task& task = *tasks.find(id);
    shift(escrowPot(id), accountPot(task.requester), task.escrow, why::kRefund);
}

void Engine::releaseReserve(const TaskId& id) {
    const Task& task = *tasks.find(id);
    const LambdaRecord& lambda = *lambdas.find(task.post.lambda);
    // The free part of a retired lambda's bond goes back at bondReturnAt; what was reserved then follows directly.
    const bool returned = lambda.retired && lambda.bondReturnAt <= m_context.time;
    const Pot to = returned ? accountPot(lambda.publisher) : bondPot(lambda.lambda);
    shift(reservePot(id), to, task.reserve, why::kReserveReturn);
}

void Engine::returnDeposit(const TaskId& id, const NodeId& node) {
    const Task& task = *tasks.find(id);
    const Joiner& joiner = *task.joiner(node);
    if (!joiner.liar) return shift(joinPot(id, node), accountPot(node), joiner.deposit, why::kDepositReturn);
    const bool formed = task.phase >= TaskPhase::Attesting;
    std::vector<NodeId> right;
    for (const Joiner& other : task.joins)
        if (!other.out && (other.member || !formed)) right.push_back(other.node);
    seize(id, node, right);
}

void Engine::returnDeposits(const TaskId& id) {
    for (const Joiner& joiner : tasks.find(id)->joins) returnDeposit(id, joiner.node);
}

void Engine::freeNodes(const TaskId& id) {
    for (const Joiner& joiner : tasks.find(id)->joins)
        if (nodes.find(joiner.node)->busyWith == id) nodes.edit(joiner.node).busyWith = {};
}

// Half of what is left of a deposit to the members that did right, the rest burned with the dust.
void Engine::seize(const TaskId& id, const NodeId& node, const std::vector<NodeId>& right) {
    const Pot deposit = joinPot(id, node);
    const Amount left = tasks.find(id)->joiner(node)->deposit;
    const Amount half = divide(left, 2);
    const Amount dust = shareOut(deposit, half, right, why::kSeizedShare);
    shift(deposit, burnedPot(), minus(left, half), why::kSeized);
    shift(deposit, burnedPot(), dust, why::kDust);
    for (Joiner& joiner : tasks.edit(id).joins)
        if (joiner.node == node) joiner.out = true;
}

void Engine::close(const TaskId& id, TaskEnd end) {
    Task& task = tasks.edit(id);
    LEO_ASSERT(task.escrow.isZero() && task.reserve.isZero());
    std::erase_if(task.joins, [](const Joiner& joiner) {
        LEO_ASSERT(joiner.deposit.isZero());
        return !joiner.member;
    });
    for (Joiner& joiner : task.joins) {
        joiner.commitment = {};
        joiner.channelKey = {};
    }
    task.keyRequests.clear();
    task.requesterBox.clear();
    task.publisherBox.clear();
    task.phase = TaskPhase::Closed;
    task.end = end;
    task.since = m_context.time;
    task.deadline = {};
    task.closedAt = m_context.height;
    m_receipt->detail = endName(end);
}

// --- ends ----------------------------------------------------------------------------------------------------------

void Engine::closeUnserved(const TaskId& id, TaskEnd end) {
    refund(id);
    releaseReserve(id);
    returnDeposits(id);
    close(id, end);
}

void Engine::payMissFee(const TaskId& id) {
    const Task& task = *tasks.find(id);
    const Amount dust = shareOut(reservePot(id), task.reserve, groupOf(task), why::kMissFee);
    shift(reservePot(id), burnedPot(), dust, why::kDust);
    LambdaRecord& lambda = lambdas.edit(task.post.lambda);
    ++lambda.failures;
    ++lambda.misses;
}

void Engine::closeRequesterFault(const TaskId& id, TaskEnd end, bool publisherToo) {
    const Task& task = *tasks.find(id);
    const OfferParts parts = partsOf(params(), task.post.offer, task.post.price);
    shift(escrowPot(id), burnedPot(), parts.burn, why::kBurn);
    const Amount dust = shareOut(escrowPot(id), parts.idle, groupOf(task), why::kIdle);
    shift(escrowPot(id), burnedPot(), dust, why::kDust);
    refund(id);
    if (publisherToo)
        payMissFee(id);
    else
        releaseReserve(id);
    returnDeposits(id);
    close(id, end);
}

void Engine::closePublisherFault(const TaskId& id, TaskEnd end) {
    refund(id);
    payMissFee(id);
    returnDeposits(id);
    close(id, end);
}

std::optional<std::uint32_t> Engine::nextTurn(const Task& task) const {
    for (std::uint32_t turn = task.turn + 1; turn < params().maxTurns; ++turn) {
        const Joiner* leader = task.leaderOf(turn);
        const auto group = task.group();
        const auto left = std::count_if(group.begin(), group.end(),
                                        [&](const Joiner* member) { return member->node != task.executor; });
        if (leader != nullptr && left >= params().minMembers) return turn;
    }
    return std::nullopt;
}

void Engine::failTurn(const TaskId& id, const std::vector<NodeId>& right, std::optional<std::uint32_t> next) {
    const Task& task = *tasks.find(id);
    const NodeId executor = *task.executor;
    // The last executor pays the publisher, once, also for a key that went to one before it: those deposits are gone.
    // A deposit is at least the offer and the offer at least the price, so the price is covered.
    if (!next && task.publisherEverGranted)
        shift(joinPot(id, executor), accountPot(task.publisher), task.post.price, why::kPublisher);
    seize(id, executor, right);
    ++nodes.edit(executor).tasksFailed;
    changeCredit(executor, -static_cast<std::int64_t>(params().creditFailedExecutor), why::kCreditFailed);
    if (next) return beginTurn(id, *next);
    refund(id);
    releaseReserve(id);
    returnDeposits(id);
    close(id, TaskEnd::ExecutorFault);
}

void Engine::beginTurn(const TaskId& id, std::uint32_t turn) {
    Task& task = tasks.edit(id);
    task.failed.push_back(*task.executor);
    static_cast<TurnRecord&>(task) = TurnRecord{};
    task.turn = turn;
    beginAttesting(task);
    m_receipt->detail = "the next member leads";
}

void Engine::paySettled(const TaskId& id, const std::vector<NodeId>& okMonitors) {
    const Task& task = *tasks.find(id);
    const bool ran = task.exit == 0;
    const Amount price = task.post.price;
    const OfferParts parts = partsOf(params(), task.post.offer, price);

    shift(escrowPot(id), burnedPot(), parts.burn, why::kBurn);
    // A failed run pays the publisher nothing and burns the price: else executor and requester could call a good run
    // failed and share it.
    if (ran)
        shift(escrowPot(id), accountPot(task.publisher), price, why::kPublisher);
    else
        shift(escrowPot(id), burnedPot(), price, why::kPriceBurned);
    // Its work stands, and so does everybody else's pay.
    const bool lied = task.joiner(*task.executor)->out;
    if (lied)
        shift(escrowPot(id), burnedPot(), parts.executor, why::kForfeit);
    else
        shift(escrowPot(id), accountPot(*task.executor), parts.executor, why::kExecutor);
    const Amount dust = shareOut(escrowPot(id), minus(parts.share, parts.executor), okMonitors, why::kMonitor);
    shift(escrowPot(id), burnedPot(), dust, why::kDust);
    releaseReserve(id);
    returnDeposits(id);

    LambdaRecord& lambda = lambdas.edit(task.post.lambda);
    if (ran) {
        ++lambda.runs;
        // A figure for explorers, not money: passing the same LEO around often enough could outgrow an amount.
        lambda.earned.units = std::min(lambda.earned.units + price.units, kMaxSupplyUnits);
    } else {
        ++lambda.failures;
    }
    ++nodes.edit(*task.executor).tasksLed;
    if (!lied) changeCredit(*task.executor, params().creditExecutor, why::kCreditExecutor);
    for (const NodeId& monitor : okMonitors) {
        ++nodes.edit(monitor).tasksMonitored;
        changeCredit(monitor, params().creditMonitor, why::kCreditMonitor);
    }
    close(id, ran ? TaskEnd::Settled : TaskEnd::CodeFailed);
}

void Engine::settleConfirmed(const TaskId& id) {
    const Task& task = *tasks.find(id);
    const NodeId executor = *task.executor;
    std::vector<NodeId> ok, fail, absent;
    for (const Joiner* member : task.group()) {
        if (member->node == executor) continue;
        const auto said =
            std::find_if(task.confirmations.begin(), task.confirmations.end(),
                         [&](const Confirmation& c) { return c.phase == Phase::After && c.node == member->node; });
        if (said == task.confirmations.end())
            absent.push_back(member->node);
        else
            (said->ok ? ok : fail).push_back(member->node);
    }
    const Voices voices = voicesOf(task, Phase::After, &executor);
    for (const NodeId& node : absent)
        changeCredit(node, -static_cast<std::int64_t>(params().creditAbsent), why::kCreditAbsent);

    if (voices.silent()) return closeUnserved(id, TaskEnd::NoFault);
    if (voices.ok > voices.fail) return paySettled(id, ok);
    // Who vouched for what the majority found false shares the executor's fate; an even split blames the executor
    // only.
    if (voices.fail > voices.ok) {
        for (const NodeId& node : ok) {
            seize(id, node, fail);
            changeCredit(node, -static_cast<std::int64_t>(params().creditMonitor), why::kCreditWrong);
        }
    }
    failTurn(id, fail, nextTurn(task));
}

}  // namespace leo::ledger
