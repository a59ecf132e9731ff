#include "node/facade/tasks_area.h"

#include <algorithm>

#include "store/data_dir.h"

namespace leo::node {
namespace {

constexpr std::size_t kMaxEnded = 500;  // TasksState::ended
constexpr mode_t kResultMode = 0644;    // a file the person chose to have

ledger::Party partyOf(bool asPublisher) {
    return asPublisher ? ledger::Party::Publisher : ledger::Party::Requester;
}

}  // namespace

TasksArea::TasksArea(Core& core, KeyDesk& keys, TaskBook& book)
    : m_core(core),
      m_keys(keys),
      m_records(core.database()),
      m_book(book),
      m_results(core, m_records),
      m_state(core.hop(), [this](std::uint64_t sequence) { return buildState(sequence); }),
      m_tasks(core.hop(), [this](const TaskId& id, std::uint64_t sequence) { return buildTask(id, sequence); }) {
    m_keys.asksRequester = [this](const ledger::Task& task) {
        const OwnTask* own = m_records.find(task.post.keyId);
        return !own || own->local.ask;
    };
    m_subscriptions.push_back(m_core.onHead.subscribe([this](const layer1::Head&) { changedAll(); }));
    m_subscriptions.push_back(m_core.onNetwork.subscribe([this] { useNetwork(); }));
    m_subscriptions.push_back(m_core.onActive.subscribe([this] { changedAll(); }));
    m_subscriptions.push_back(m_core.onWallets.subscribe([this] { changedAll(); }));
    m_subscriptions.push_back(m_keys.onChanged.subscribe([this](const TaskId& id) { changed(id); }));
    m_subscriptions.push_back(m_results.onChanged.subscribe([this](const TaskId& id) { changed(id); }));
    useNetwork();
}

void TasksArea::useNetwork() {
    if (const ledger::State* state = m_core.state()) m_records.use(state->chain());
    changedAll();
}

void TasksArea::changed(const TaskId& id) {
    m_tasks.changed(id);
    m_state.changed();
}

void TasksArea::changedAll() {
    m_tasks.changedAll();
    m_state.changed();
}

// ---- watching ----

Subscription TasksArea::observe(api::Handler<api::TasksState> handler) {
    return m_state.observe(std::move(handler));
}

Subscription TasksArea::observeTask(const TaskId& id, api::Handler<api::Task> handler) {
    return m_tasks.observe(id, std::move(handler));
}

Viewer TasksArea::viewer() const {
    Viewer viewer;
    viewer.active = m_core.active();
    viewer.isOwn = [this](const AccountId& account) { return m_core.isKnown(account); };
    return viewer;
}

const LocalTask* TasksArea::localOf(const ledger::Task& task) const {
    const OwnTask* own = m_records.find(task.post.keyId);
    return own && own->account == task.requester ? &own->local : nullptr;
}

api::TaskRow TasksArea::rowOf(const ledger::Task& task) {
    RowTimes times;
    times.postedAt = m_book.timeOf(task.postedAt);
    times.paid = m_book.paidBy(task);
    times.needsYou = m_core.active() && m_keys.needsPerson(*m_core.active(), task.task);
    return viewRow(*m_core.state(), task, viewer(), localOf(task), times);
}

api::TasksState TasksArea::buildState(std::uint64_t sequence) {
    api::TasksState state;
    state.sequence = sequence;
    if (!m_core.state()) return state;
    const std::optional<AccountId> active = m_core.active();
    std::vector<const ledger::Task*> mine, others, ended;
    for (const auto& [id, task] : m_core.state()->tasks()) {
        const bool own = task.requester == active;
        if (task.phase == ledger::TaskPhase::Closed) {
            if (own) ended.push_back(&task);
            continue;
        }
        const bool member = std::any_of(task.joins.begin(), task.joins.end(),
                                        [&](const ledger::Joiner& joiner) { return m_core.isKnown(joiner.node); });
        if (own)
            mine.push_back(&task);
        else if (member || m_core.isKnown(task.publisher) || m_core.isKnown(task.requester))
            others.push_back(&task);
    }
    const auto newest = [](const ledger::Task* a, const ledger::Task* b) { return a->postedAt > b->postedAt; };
    std::stable_sort(mine.begin(), mine.end(), newest);
    std::stable_sort(others.begin(), others.end(), newest);
    std::stable_sort(ended.begin(), ended.end(),
                     [](const ledger::Task* a, const ledger::Task* b) { return a->closedAt > b->closedAt; });
    if (ended.size() > kMaxEnded) ended.resize(kMaxEnded);
    for (const ledger::Task* task : mine) state.inFlight.push_back(rowOf(*task));
    for (const ledger::Task* task : others) state.inFlight.push_back(rowOf(*task));
    for (const ledger::Task* task : ended) state.ended.push_back(rowOf(*task));
    return state;
}

api::Task TasksArea::buildTask(const TaskId& id, std::uint64_t sequence) {
    const ledger::Task* task = m_core.state() ? m_core.state()->task(id) : nullptr;
    const TaskHistory* history = task ? m_book.history(id) : nullptr;
    if (!history) {
        api::Task unknown;
        unknown.id = id;
        return unknown;
    }
    const Viewer who = viewer();
    TaskSources sources{*m_core.state(), *task, *history, who, localOf(*task), nullptr, nullptr};
    if (who.active == task->requester) sources.asRequester = m_keys.find(*who.active, id, ledger::Party::Requester);
    if (who.active == task->publisher) sources.asPublisher = m_keys.find(*who.active, id, ledger::Party::Publisher);
    return viewTask(sources, sequence);
}

std::optional<TaskId> TasksArea::taskOf(std::uint64_t signingRequest) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_posted.find(signingRequest);
    return found == m_posted.end() ? std::nullopt : std::optional<TaskId>(found->second);
}

// ---- keys ----

void TasksArea::releaseKey(const TaskId& id, bool asPublisher, api::Finished done) {
    m_core.hop()->toCore([this, id, asPublisher, back = m_core.hop()->backFinished(std::move(done))] {
        if (!m_core.active()) return back(makeError(Code::NotPermitted, "no wallet is active"));
        m_keys.release(*m_core.active(), id, partyOf(asPublisher), back);
    });
}

void TasksArea::refuseKey(const TaskId& id, bool asPublisher, api::Finished done) {
    m_core.hop()->toCore([this, id, asPublisher, back = m_core.hop()->backFinished(std::move(done))] {
        if (!m_core.active()) return back(makeError(Code::NotPermitted, "no wallet is active"));
        m_keys.refuse(*m_core.active(), id, partyOf(asPublisher), back);
    });
}

// ---- results ----

void TasksArea::openResult(const TaskId& id, api::Done<std::shared_ptr<const api::OpenedResult>> done) {
    m_core.hop()->toCore([this, id, back = m_core.hop()->back(std::move(done))] { m_results.open(id, back); });
}

void TasksArea::retryResult(const TaskId& id) {
    m_core.hop()->toCore([this, id] { m_results.retry(id); });
}

void TasksArea::saveResult(const TaskId& id, const std::string& path, api::Finished done) {
    m_core.hop()->toCore([this, id, path, back = m_core.hop()->backFinished(std::move(done))] {
        m_results.open(id, [this, path, back](Result<ResultDesk::Opened> opened) {
            if (!opened.ok()) return back(opened.error());
            m_core.worker().post(
                [path, held = *opened] { return store::atomicWriteFile(path, held->output(), kResultMode); }, back);
        });
    });
}

void TasksArea::deleteLocalCopies(const TaskId& id, api::Finished done) {
    m_core.hop()->toCore(
        [this, id, back = m_core.hop()->backFinished(std::move(done))] { back(m_results.forget(id)); });
}

}  // namespace leo::node
