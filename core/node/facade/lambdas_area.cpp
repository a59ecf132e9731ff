#include "node/facade/lambdas_area.h"

#include <algorithm>

#include "ledger/why.h"

namespace leo::node {
namespace {

constexpr std::size_t kWeeks = 12;
constexpr std::size_t kLastRuns = 48;
constexpr std::size_t kMedianRuns = 12;  // histories read for the median
constexpr std::uint64_t kMonthDays = 30;

Amount earnedBy(const ledger::Receipt& close, const ledger::Task& task) {
    Amount earned;
    for (const ledger::Movement& moved : close.movements)
        if (moved.why == ledger::why::kPublisher && moved.from.a == task.task.bytes)
            earned.units += moved.amount.units;
    return earned;
}

api::RunMark runMarkOf(ledger::TaskEnd end) {
    if (end == ledger::TaskEnd::Settled) return api::RunMark::Settled;
    return end == ledger::TaskEnd::CodeFailed ? api::RunMark::NoResult : api::RunMark::Refunded;
}

}  // namespace

LambdasArea::LambdasArea(Core& core, KeyDesk& keys, TaskBook& book)
    : m_core(core),
      m_keys(keys),
      m_book(book),
      m_records(core.database()),
      m_state(core.hop(), [this](std::uint64_t sequence) { return buildState(sequence); }),
      m_policies(m_records.policies()) {
    m_keys.publisherPolicy = [this](const LambdaId& id) { return releasePolicy(id); };
    const auto changed = [this] { m_state.changed(); };
    m_subscriptions.push_back(m_core.onHead.subscribe([changed](const layer1::Head&) { changed(); }));
    m_subscriptions.push_back(m_core.onNetwork.subscribe(changed));
    m_subscriptions.push_back(m_core.onActive.subscribe(changed));
    m_subscriptions.push_back(m_core.onWallets.subscribe(changed));
    m_subscriptions.push_back(m_keys.onRelease.subscribe([this](const api::KeyRelease& release) {
        m_core.hop()->toGui([listeners = m_listeners, release] { listeners->signal.notify(release); });
    }));
}

// ---- lists ----

Subscription LambdasArea::observe(api::Handler<api::LambdasState> handler) {
    return m_state.observe(std::move(handler));
}

api::Lambda LambdasArea::lambdaOf(const ledger::LambdaRecord& record) {
    api::Lambda lambda;
    lambda.id = record.lambda;
    lambda.cid = ledger::cidText(record.manifestCid);
    lambda.publisher = record.publisher;
    lambda.publisherName = m_core.nameOf(record.publisher);
    if (const Result<ledger::Manifest> manifest = ledger::Manifest::decode(record.manifest); manifest.ok()) {
        lambda.name = manifest->name;
        lambda.description = manifest->description;
        lambda.imageDigest = manifest->imageDigest;
        lambda.command = manifest->command;
        lambda.accepts = manifest->accepts;
        lambda.produces = manifest->produces;
        const ledger::LambdaLimits& limits = manifest->limits;
        lambda.limits = {limits.memoryBytes, limits.pids,        limits.cpuMs,
                         limits.wallMs,      limits.outputBytes, limits.tmpfsBytes};
        lambda.minNodes = manifest->minNodes;
        lambda.minTotalCredit = manifest->minTotalCredit;
        lambda.codeBytes = manifest->codeBytes;
    }
    lambda.price = record.price;
    lambda.missFee = record.missFee;
    lambda.bondFree = record.bond;
    lambda.retired = record.retired;
    lambda.deprecated = m_records.isDeprecated(record.lambda);
    lambda.runs = record.runs;
    lambda.failures = record.failures;
    lambda.misses = record.misses;
    lambda.earned = record.earned;
    lambda.bondPaidOut = Amount{record.missFee.units * record.misses};
    lambda.publishedAt = record.publishedAt;
    lambda.publishedTime = m_book.timeOf(record.publishedAt);
    return lambda;
}

api::LambdasState LambdasArea::buildState(std::uint64_t sequence) {
    api::LambdasState state;
    state.sequence = sequence;
    if (!m_core.state()) return state;
    const ledger::State& chain = *m_core.state();
    std::map<LambdaId, std::pair<std::uint64_t, Amount>> open;  // tasks, reserves
    for (const TaskId& id : chain.openTasks())
        if (const ledger::Task* task = chain.task(id)) {
            ++open[task->post.lambda].first;
            open[task->post.lambda].second.units += task->reserve.units;
        }
    std::vector<api::Lambda> lambdas;
    std::map<std::pair<AccountId, std::string>, std::vector<LambdaId>> named;
    for (const auto& [id, record] : chain.lambdas()) {
        lambdas.push_back(lambdaOf(record));
        const auto found = open.find(id);
        if (found == open.end()) continue;
        lambdas.back().openTasks = found->second.first;
        lambdas.back().bondReserved = found->second.second;
    }
    std::stable_sort(lambdas.begin(), lambdas.end(),
                     [](const api::Lambda& a, const api::Lambda& b) { return a.publishedAt > b.publishedAt; });
    for (const api::Lambda& lambda : lambdas) named[{lambda.publisher, lambda.name}].push_back(lambda.id);
    for (api::Lambda& lambda : lambdas) lambda.versions = named[{lambda.publisher, lambda.name}];
    for (const api::Lambda& lambda : lambdas) {
        if (!lambda.retired && !lambda.deprecated) state.all.push_back(lambda);
        if (lambda.publisher == m_core.active()) state.mine.push_back(lambda);
    }
    std::stable_sort(state.all.begin(), state.all.end(),
                     [](const api::Lambda& a, const api::Lambda& b) { return a.name < b.name; });
    return state;
}

void LambdasArea::figures(const LambdaId& id, api::Done<api::LambdaFigures> done) {
    m_core.hop()->toCore([this, id, back = m_core.hop()->back(std::move(done))] { back(makeFigures(id)); });
}

Result<api::LambdaFigures> LambdasArea::makeFigures(const LambdaId& id) {
    LEO_REQUIRE(m_core.state() && m_core.state()->lambda(id), Code::UnknownLambda, "no such lambda on this network");
    std::vector<const ledger::Task*> ended;
    for (const auto& [taskId, task] : m_core.state()->tasks())
        if (task.post.lambda == id && task.phase == ledger::TaskPhase::Closed) ended.push_back(&task);
    std::sort(ended.begin(), ended.end(),
              [](const ledger::Task* a, const ledger::Task* b) { return a->closedAt > b->closedAt; });
    api::LambdaFigures figures;
    figures.id = id;
    const TimeMs now = m_core.state()->time();
    const std::uint64_t weekMs = 7 * kDayMs;
    for (std::size_t week = kWeeks; week-- > 0;) {
        const std::uint64_t back = (week + 1) * weekMs;
        figures.revenueByWeek.push_back({TimeMs{now.value > back ? now.value - back : 0}, {}});
    }
    std::set<AccountId> customers;
    std::vector<std::uint64_t> runs;
    for (const ledger::Task* task : ended) {
        if (figures.lastRuns.size() < kLastRuns) figures.lastRuns.push_back(runMarkOf(task->end));
        const std::uint64_t age = now - task->since;
        const bool settled = task->end == ledger::TaskEnd::Settled;
        if (age < kMonthDays * kDayMs) {
            ++figures.runs30d;
            customers.insert(task->requester);
        }
        if (settled && runs.size() < kMedianRuns) {
            const TaskHistory* history = m_book.history(task->task);
            const TaskTimeline line = timelineOf(*history, *task, m_core.state()->params());
            if (line.requesterGrant && line.publisherGrant && line.complete)
                runs.push_back(line.complete->time - std::max(line.requesterGrant->time, line.publisherGrant->time));
        }
        if (age >= kWeeks * weekMs) continue;
        const Result<ledger::Receipt> close = m_book.closeOf(*task);
        const Amount earned = close.ok() ? earnedBy(*close, *task) : Amount{};
        figures.revenueByWeek[kWeeks - 1 - age / weekMs].value.units += earned.units;
        if (age < kMonthDays * kDayMs)
            figures.earned30d.units += earned.units;
        else if (age < 2 * kMonthDays * kDayMs)
            figures.earnedBefore30d.units += earned.units;
    }
    std::reverse(figures.lastRuns.begin(), figures.lastRuns.end());
    figures.customers30d = customers.size();
    if (!runs.empty()) {
        std::sort(runs.begin(), runs.end());
        figures.medianRunMs = runs[runs.size() / 2];
    }
    return figures;
}

// ---- releases ----

void LambdasArea::keyReleases(const api::Cursor& from, api::Done<api::Page<api::KeyRelease>> done) {
    m_core.hop()->toCore([this, from, back = m_core.hop()->back(std::move(done))] {
        if (!m_core.active()) return back(makeError(Code::NotPermitted, "no wallet is active"));
        back(m_keys.releases(*m_core.active(), from));
    });
}

Subscription LambdasArea::onKeyRelease(std::function<void(const api::KeyRelease&)> handler) {
    return m_listeners->signal.subscribe(std::move(handler));
}

void LambdasArea::setReleasePolicy(const LambdaId& id, api::ReleasePolicy policy) {
    {
        const std::lock_guard lock(m_mutex);
        m_policies[id] = policy;
    }
    m_core.hop()->toCore([this, id, policy] { m_records.setPolicy(id, policy); });
}

api::ReleasePolicy LambdasArea::releasePolicy(const LambdaId& id) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_policies.find(id);
    return found == m_policies.end() ? api::ReleasePolicy::Automatic : found->second;
}

void LambdasArea::setDeprecated(const LambdaId& id, bool deprecated) {
    m_core.hop()->toCore([this, id, deprecated] {
        m_records.setDeprecated(id, deprecated);
        m_state.changed();
    });
}

// ---- drafts ----

void LambdasArea::saveDraft(const std::string& name, const api::LambdaDraft& draft, api::Finished done) {
    m_core.hop()->toCore([this, name, draft, back = m_core.hop()->backFinished(std::move(done))] {
        back(m_records.saveDraft(name, draft));
    });
}

void LambdasArea::drafts(api::Done<std::vector<std::pair<std::string, api::LambdaDraft>>> done) {
    m_core.hop()->toCore([this, back = m_core.hop()->back(std::move(done))] { back(m_records.drafts()); });
}

void LambdasArea::deleteDraft(const std::string& name) {
    m_core.hop()->toCore([this, name] { m_records.deleteDraft(name); });
}

}  // namespace leo::node
