#include "node/facade/task_book.h"

#include <algorithm>

#include "ledger/why.h"

namespace leo::node {
namespace {

constexpr std::size_t kMaxHistories = 64;   // pages open at one time, with room
constexpr std::size_t kMaxTimes = 100'000;  // remembered header times, a few MiB

bool leavesEscrow(const ledger::Receipt& receipt, const TaskId& task) {
    return std::any_of(receipt.movements.begin(), receipt.movements.end(), [&](const ledger::Movement& moved) {
        return moved.from.kind == ledger::PotKind::Escrow && moved.from.a == task.bytes;
    });
}

}  // namespace

TaskBook::TaskBook(Core& core) : m_core(core) {
    m_heads = m_core.onHead.subscribe([this](const layer1::Head& head) { handleHead(head); });
    m_leaving = m_core.onLeaving.subscribe([this] {
        m_histories.clear();
        m_times.clear();
        m_paid.clear();
    });
}

void TaskBook::handleHead(const layer1::Head& head) {
    const Height height = head.block.header.height;
    for (auto& [id, history] : m_histories) {
        if (head.kind == layer1::Head::Kind::Reverted)
            history.takeBack(height);
        else
            history.take(head.block, head.receipts);
    }
    if (head.kind == layer1::Head::Kind::Reverted) {
        m_times.erase(height);
        m_paid.clear();
    }
}

const TaskHistory* TaskBook::history(const TaskId& id) {
    const auto found = m_histories.find(id);
    if (found != m_histories.end()) return &found->second;
    const ledger::Task* task = m_core.state() ? m_core.state()->task(id) : nullptr;
    if (!task) return nullptr;
    if (m_histories.size() >= kMaxHistories) m_histories.clear();
    TaskHistory history(id);
    const Height last = task->phase == ledger::TaskPhase::Closed ? task->closedAt : m_core.state()->height();
    const Height first =
        last.value - task->postedAt.value < kMaxBlocks ? task->postedAt : Height{last.value - kMaxBlocks};
    layer1::LocalFollower& chain = m_core.client()->chain();
    for (Height height = first; height <= last; height = height + 1) {
        const std::optional<ledger::Block> block = chain.blockAt(height);
        const Result<std::vector<ledger::Receipt>> receipts = chain.receiptsAt(height);
        if (block && receipts.ok()) history.take(*block, *receipts);
    }
    return &m_histories.emplace(id, std::move(history)).first->second;
}

TimeMs TaskBook::timeOf(Height height) {
    const auto found = m_times.find(height);
    if (found != m_times.end()) return found->second;
    if (!m_core.client()) return {};
    const std::optional<ledger::Block> block = m_core.client()->chain().blockAt(height);
    if (!block) return {};
    if (m_times.size() >= kMaxTimes) m_times.clear();
    return m_times[height] = block->header.time;
}

Result<ledger::Receipt> TaskBook::closeOf(const ledger::Task& task) {
    LEO_REQUIRE(task.phase == ledger::TaskPhase::Closed, Code::WrongState, "the task is still open");
    LEO_TRY_ASSIGN(const std::vector<ledger::Receipt> receipts, m_core.client()->chain().receiptsAt(task.closedAt));
    for (const ledger::Receipt& receipt : receipts)
        if (leavesEscrow(receipt, task.task)) return receipt;
    return makeError(Code::NotFound, "the block that closed the task is no longer at hand");
}

Amount TaskBook::paidBy(const ledger::Task& task) {
    if (task.phase != ledger::TaskPhase::Closed) return {};
    const auto found = m_paid.find(task.task);
    if (found != m_paid.end()) return found->second;
    const Result<ledger::Receipt> close = closeOf(task);
    if (!close.ok()) return {};
    Amount paid = task.post.offer;
    for (const ledger::Movement& moved : close->movements)
        if (moved.from.kind == ledger::PotKind::Escrow && moved.why == ledger::why::kRefund &&
            moved.from.a == task.task.bytes)
            paid.units -= moved.amount.units;
    return m_paid[task.task] = paid;
}

std::vector<std::uint64_t> TaskBook::settledRunsMs(const LambdaId& lambda, std::size_t count) {
    std::vector<const ledger::Task*> settled;
    for (const auto& [id, task] : m_core.state()->tasks())
        if (task.post.lambda == lambda && task.end == ledger::TaskEnd::Settled) settled.push_back(&task);
    std::sort(settled.begin(), settled.end(),
              [](const ledger::Task* a, const ledger::Task* b) { return a->closedAt > b->closedAt; });
    if (settled.size() > count) settled.resize(count);
    std::vector<std::uint64_t> runs;
    for (const ledger::Task* task : settled) {
        const TimeMs posted = timeOf(task->postedAt);
        if (posted.value != 0) runs.push_back(task->since - posted);
    }
    return runs;
}

}  // namespace leo::node
