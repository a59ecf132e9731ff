#include "node/node_service.h"

#include <algorithm>
#include <ctime>

#include "base/log.h"
#include "crypto/envelope.h"
#include "crypto/hash.h"
#include "node/cpu_limit.h"
#include "node/key_service.h"
#include "node/runtime_journal.h"
#include "sandbox/oci.h"

namespace leo::node {
namespace {

constexpr std::uint64_t kFetchTimeoutMs = 30'000;  // a large input over a slow link; the run's window is longer
constexpr int kReleaseImageMs = 120'000;           // an unpacked image costs 50 to 80 MB of memory
constexpr int kLookMs = 60'000;                    // a lost TPM is noticed at the next quote, and at least this often
constexpr const char* kNodeLog = "node";

std::string ownerOf(const TaskId& id) {
    return "task/" + id.hex();
}

std::uint32_t minuteOfDay(TimeMs now) {
    const auto seconds = static_cast<std::time_t>(now.value / 1'000);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return static_cast<std::uint32_t>(parts.tm_hour * 60 + parts.tm_min);
}

// Keeps what was measured for the operator; a disk that is full stops nothing.
MeasuredMachine::OnMeasured journalTo(const std::filesystem::path& file) {
    if (file.empty()) return {};
    return [journal = std::make_shared<RuntimeJournal>(file)](const attest::LogEvent& event, const Hash& pcr13) {
        const Status kept = journal->append(event, pcr13, sandbox::CleanupReport{}.digest(), systemClock().now());
        if (!kept.ok()) logWarning(kNodeLog, "the operator's runtime log: " + toString(kept.error()));
    };
}

}  // namespace

attest::NodeStart nodeStartOf(const NodeConfig& config) {
    attest::NodeStart start;
    start.binaryDigest = config.binaryDigest;
    start.configDigest = config.sandbox->capabilities().profileDigest;
    start.runner = std::string(sandbox::runnerName(config.sandbox->capabilities().kind));
    start.version = config.version;
    return start;
}

// The one run this node may have: from BeginRun until its task-end is measured.
struct NodeService::Running {
    TaskId task;
    ledger::Task record;
    ledger::LambdaRecord lambda;
    ledger::Manifest manifest;
    std::shared_ptr<std::atomic<bool>> cancel = std::make_shared<std::atomic<bool>>(false);
    bool measured = false;  // task-start may be in the log
    bool sandboxBusy = false;
    bool ending = false;  // task-end is on its way
};

NodeService::NodeService(Client& client, NodeConfig config, std::function<void(Status)> ready)
    : m_client(client),
      m_config(std::move(config)),
      m_tpmWorker(std::make_unique<Worker>("leo-tpm")),
      m_sandboxWorker(std::make_unique<Worker>("leo-sandbox")) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        std::vector<TaskId> ids;
        for (const auto& [id, task] : m_tasks) ids.push_back(id);
        for (const TaskId& id : ids) {
            if (protocol::NodeTask* task = find(id)) task->handleTimeout(m_client.now());
            pump(id);
        }
        schedule();
    });
    m_idle.setSingleShot(true);
    m_idle.setInterval(kReleaseImageMs);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        if (m_running) return;
        m_sandboxWorker->post(
            [sandbox = m_config.sandbox.get()] {
                sandbox->release();
                return true;
            },
            [](bool) {});
    });
    connect(&m_look, &QTimer::timeout, this, &NodeService::lookAtMachine);
    m_heads = m_client.chain().onHead([this](const layer1::Head& head) { handleHead(&head.block); });

    const ledger::NodeRecord* record = m_client.state().node(m_client.identity().id());
    if (!record) {
        QTimer::singleShot(
            0, this, [ready] { ready(makeError(Code::UnknownNode, "this identity is not a node of the network")); });
        return;
    }
    const attest::NodeStart start = nodeStartOf(m_config);
    using Started = Result<std::unique_ptr<MeasuredMachine>>;
    m_tpmWorker->post(
        [tcti = m_config.tcti, mask = m_client.state().params().pcrMask, start, ak = record->akPublic,
         journal = journalTo(m_config.journal)]() -> Started {
            return MeasuredMachine::start(tcti, mask, start, ak, journal);
        },
        [this, ready](Started started) {
            if (!started.ok()) return ready(started.takeError());
            m_machine = std::move(*started);
            m_membership = std::make_unique<MembershipService>(
                m_client, *m_tpmWorker, m_machine,
                MembershipService::Config{&m_config.vrf, m_config.profileDigests, [this] { m_logLines = 0; }});
            m_ready = true;
            m_look.start(kLookMs);
            lookAtMachine();
            ready({});
            handleHead();
        });
}

NodeService::~NodeService() {
    if (m_running) *m_running->cancel = true;
    m_sandboxWorker.reset();
    m_membership.reset();
    if (m_machine) m_tpmWorker->post([machine = m_machine] { return machine->shutdown().ok(); }, [](bool) {});
    m_tpmWorker.reset();
}

protocol::NodeTask* NodeService::find(const TaskId& id) {
    const auto found = m_tasks.find(id);
    return found == m_tasks.end() ? nullptr : found->second.get();
}

std::vector<NodeStatus::Role> NodeService::roles() const {
    std::vector<NodeStatus::Role> roles;
    for (const auto& [id, task] : m_tasks)
        roles.push_back({id, task->turn() ? std::optional<bool>(task->executing()) : std::nullopt});
    return roles;
}

// ---- which draws to enter ----

void NodeService::handleHead(const ledger::Block* block) {
    const TimeMs now = m_client.now();
    std::vector<TaskId> ids;
    for (const auto& [id, task] : m_tasks) ids.push_back(id);
    for (const TaskId& id : ids) {
        if (block != nullptr)
            for (const ledger::SignedTx& tx : block->txs)
                if (protocol::NodeTask* task = find(id)) task->handleTransaction(tx.tx.body, now);
        if (protocol::NodeTask* task = find(id)) task->handleHead(m_client.state(), now);
        pump(id);
    }
    if (m_membership) m_membership->handleHead(logIsFree(), m_logLines);
    if (m_ready && m_client.chain().connection() == layer1::Connection::Live) considerDraws();
    schedule();
}

void NodeService::considerDraws() {
    const ledger::State& state = m_client.state();
    for (auto it = m_considered.begin(); it != m_considered.end();)
        it = state.openTasks().count(it->first) ? std::next(it) : m_considered.erase(it);
    for (const TaskId& id : state.openTasks()) {
        const ledger::Task* task = state.task(id);
        if (!task || task->phase != ledger::TaskPhase::Joining) continue;
        std::uint32_t& next = m_considered[id];
        if (task->draw < next || m_tasks.count(id)) continue;
        if (considerTask(*task)) next = task->draw + 1;
    }
}

bool NodeService::hasImage(const Hash& digest) const {
    const auto images = sandbox::listImages(m_config.imageLayout);
    return images.ok() && std::any_of(images->begin(), images->end(),
                                      [&](const sandbox::ImageRef& image) { return image.digest == digest; });
}

DrawChoice NodeService::choose(const ledger::Task& task, const ledger::SnapshotEntry* entry,
                               const ledger::Manifest* manifest) const {
    const ledger::State& state = m_client.state();
    const NodeId self = m_client.identity().id();
    NodeFacts node;
    node.record = state.node(self);
    node.entry = entry;
    node.balance = state.balance(self);
    node.executing = m_running || std::any_of(m_tasks.begin(), m_tasks.end(),
                                              [](const auto& open) { return open.second->mayLead(); });
    node.renewing = m_membership && m_membership->holdsLog();
    node.provable = health().provable();
    node.openTasks = m_tasks.size();
    node.drain = m_wishes.drain;
    node.limits = m_wishes.limits;
    node.minute = minuteOfDay(m_client.now());
    DrawFacts draw;
    draw.task = task.task;
    draw.offer = task.post.offer;
    draw.deposit = Amount{std::max(state.params().joinDeposit, task.post.offer).units + state.params().txFee.units};
    draw.requirements = task.post.requirements;
    draw.manifest = manifest;
    draw.imageHere = manifest && hasImage(manifest->imageDigest);
    return chooseDraw(node, draw);
}

void NodeService::miss(MissedDraw draw) {
    draw.time = m_client.now();
    const ledger::State& state = m_client.state();
    const ledger::NodeRecord* record = state.node(m_client.identity().id());
    // Whoever renewed in the epoch before the last one fell silent when this one began.
    if (draw.why == Missed::Stale && record && record->renewedEpoch + 2 == state.epoch().number)
        draw.have = "#" + std::to_string(state.epoch().height.value);
    m_missed.add(std::move(draw));
}

bool NodeService::considerTask(const ledger::Task& task) {
    const ledger::State& state = m_client.state();
    const auto snapshot = state.snapshotAt(task.snapshotHeight);
    if (!snapshot) return true;
    const NodeId self = m_client.identity().id();
    const ledger::SnapshotEntry* entry = ledger::findEntry(*snapshot, self);
    const ledger::LambdaRecord* lambda = state.lambda(task.post.lambda);
    const Result<ledger::Manifest> manifest =
        lambda ? ledger::Manifest::decode(lambda->manifest) : makeError(Code::UnknownLambda, "");
    DrawChoice choice = choose(task, entry, manifest.ok() ? &*manifest : nullptr);
    if (choice.act != DrawChoice::Act::Enter) {
        miss(std::move(*choice.missed));
        return choice.act == DrawChoice::Act::Pass;
    }
    ++m_counters.drawsSeen;
    const std::uint32_t odds = noVotesPermille(entry->credit.value, task.totalWeight, task.post.tau);
    m_counters.drawsExpectedPermille += 1'000 - odds;
    const protocol::Election election = protocol::Election::of(state.chain(), task);
    Result<std::optional<ledger::Member>> seats =
        protocol::drawSeats(election, self, m_config.vrf, entry->credit.value);
    if (!seats.ok() || !*seats) {
        miss({task.task, {}, Missed::NoVotes, std::to_string(entry->credit.value), {}, odds});
        return true;
    }
    ++m_counters.drawsWon;
    m_missed.remove(task.task);
    enter(task, std::move(**seats));
    return true;
}

void NodeService::enter(const ledger::Task& task, ledger::Member seats) {
    protocol::NodeTaskConfig config;
    config.identity = &m_client.identity();
    config.random = &systemRandom();
    config.task = task.task;
    config.draw = task.draw;
    config.self = std::move(seats);
    config.self.salt = systemRandom().array<32>();
    config.references = referencesFor(m_config.profileDigests);
    config.conduct = m_config.conduct.get();
    const ledger::State& state = m_client.state();
    m_tasks[task.task] = std::make_unique<protocol::NodeTask>(std::move(config), state);
    m_client.host().subscribe(protocol::taskTopic(state.genesis().network, task.task),
                              [this, id = task.task](const AccountId& from, const AccountId&, ByteView data) {
                                  if (protocol::NodeTask* mine = find(id)) {
                                      mine->handleFrame(from, toBytes(data), m_client.now());
                                      pump(id);
                                      schedule();
                                  }
                                  return net::Host::Verdict::Accept;
                              });
    pump(task.task);
}

// ---- what the machine can prove ----

void NodeService::lookAtMachine() {
    using Seen = Result<std::pair<attest::PcrValues, Hash>>;
    m_tpmWorker->post(
        [machine = m_machine]() -> Seen {
            LEO_TRY_ASSIGN(attest::PcrValues pcrs, machine->registers());
            return std::make_pair(std::move(pcrs), machine->log().pcr13());
        },
        [this](Seen seen) {
            m_health.tpmLost = seen.ok() ? std::string() : seen.error().detail;
            if (!seen.ok()) return logError(kNodeLog, "the TPM: " + toString(seen.error()));
            m_health.pcrs = std::move(seen->first);
            m_health.logPcr13 = seen->second;
            attest::PcrValues platform = m_health.pcrs;
            platform.erase(attest::kRuntimeLogPcr);
            const std::vector<Hash>& accepted = m_client.state().genesis().platformDigests;
            const bool known = accepted.empty() || std::find(accepted.begin(), accepted.end(),
                                                             attest::pcrDigest(platform)) != accepted.end();
            m_health.untrusted =
                known ? "" : "the platform registers of this computer are in no state that this network accepts";
        });
}

MachineHealth NodeService::health() const {
    MachineHealth health = m_health;
    if (m_membership && health.untrusted.empty()) health.untrusted = m_membership->untrusted();
    return health;
}

// ---- what the machines want done ----

void NodeService::pump(const TaskId& id) {
    for (;;) {
        protocol::NodeTask* task = find(id);
        if (!task) return;
        std::optional<protocol::Command> command = task->pollCommand();
        if (!command) {
            if (task->finished()) retire(id);
            return;
        }
        perform(id, std::move(*command));
    }
}

void NodeService::perform(const TaskId& id, protocol::Command command) {
    if (auto* frame = std::get_if<protocol::Frame>(&command)) {
        const Status sent = m_client.host().publish(protocol::taskTopic(m_client.state().genesis().network, id),
                                                    std::move(frame->bytes));
        if (!sent.ok()) logWarning(kNodeLog, "task " + id.shortHex() + ": " + toString(sent.error()));
    } else if (auto* tx = std::get_if<protocol::Submit>(&command)) {
        submit(id, std::move(tx->body));
    } else if (auto* quote = std::get_if<protocol::TakeQuote>(&command)) {
        m_tpmWorker->post([machine = m_machine, request = *quote] { return machine->quote(request); },
                          [this, id, request = *quote](Result<protocol::EvidenceShare> share) {
                              if (!share.ok()) lookAtMachine();
                              if (protocol::NodeTask* task = find(id))
                                  task->handleQuote(request, std::move(share), m_client.now());
                              pump(id);
                              schedule();
                          });
    } else if (const auto* wanted = std::get_if<protocol::FetchContent>(&command)) {
        fetch(id, *wanted);
    } else if (const auto* keep = std::get_if<protocol::KeepBlock>(&command)) {
        const Result<content::Cid> cid = content::Cid::fromBytes(keep->cid);
        LEO_ASSERT(cid.ok());
        const Status kept = m_client.content().addBlock(*cid, keep->block, ownerOf(id));
        if (!kept.ok()) logWarning(kNodeLog, "task " + id.shortHex() + ": " + toString(kept.error()));
    } else if (const auto* run = std::get_if<protocol::BeginRun>(&command)) {
        beginRun(id, *run);
    } else if (const auto* end = std::get_if<protocol::EndRun>(&command)) {
        endRun(id, end->end);
    } else if (const auto* note = std::get_if<protocol::Note>(&command)) {
        logInfo(kNodeLog, "task " + id.shortHex() + ": " + note->line);
    }
}

void NodeService::submit(const TaskId& id, ledger::TxBody body) {
    const std::string kind(ledger::kindName(body));
    m_client.sender().send(std::move(body), [id, kind](Result<layer1::Receipt> receipt) {
        if (!receipt.ok())
            logWarning(kNodeLog, "task " + id.shortHex() + ": " + kind + " not taken: " + toString(receipt.error()));
        else if (!receipt->applied())
            logInfo(kNodeLog, "task " + id.shortHex() + ": " + kind + " refused: " + receipt->receipt.detail);
    });
}

void NodeService::fetch(const TaskId& id, const protocol::FetchContent& wanted) {
    const Result<content::Cid> cid = content::Cid::fromBytes(wanted.cid);
    if (!cid.ok()) {
        if (protocol::NodeTask* task = find(id)) task->handleContent(wanted.cid, cid.error(), m_client.now());
        return;
    }
    m_client.content().fetch(*cid, wanted.maxBytes, kFetchTimeoutMs, ownerOf(id),
                             [this, id, wanted](Result<Bytes> content) {
                                 if (protocol::NodeTask* task = find(id))
                                     task->handleContent(wanted.cid, protocol::fetched(content), m_client.now());
                                 pump(id);
                                 schedule();
                             });
}

// ---- the run ----

void NodeService::beginRun(const TaskId& id, const protocol::BeginRun& run) {
    const ledger::State& state = m_client.state();
    const ledger::Task* task = state.task(id);
    const ledger::LambdaRecord* lambda = task ? state.lambda(task->post.lambda) : nullptr;
    if (m_running || !lambda) {
        if (protocol::NodeTask* mine = find(id))
            mine->handleRunBegun(makeError(Code::WrongState, "another task still occupies this machine"),
                                 m_client.now());
        return;
    }
    m_running = std::make_unique<Running>();
    m_running->task = id;
    m_running->record = *task;
    m_running->lambda = *lambda;
    m_running->manifest = *ledger::Manifest::decode(lambda->manifest);
    m_running->measured = true;
    m_logLines += 2;
    ++m_counters.led;
    using Keys = Result<MeasuredMachine::Keys>;
    m_tpmWorker->post([machine = m_machine, run]() -> Keys { return machine->beginTask(run); },
                      [this, id](Keys keys) {
                          lookAtMachine();
                          protocol::NodeTask* mine = find(id);
                          if (mine) mine->handleRunBegun(keys.ok() ? Status{} : Status(keys.error()), m_client.now());
                          if (keys.ok() && m_running && m_running->task == id && !m_running->ending)
                              runSandbox(id, std::move(*keys));
                          pump(id);
                          schedule();
                      });
}

// Both ciphertexts are needed in whole; they were fetched ahead since the election and lie in the block store.
void NodeService::runSandbox(const TaskId& id, MeasuredMachine::Keys keys) {
    auto job = std::make_shared<LambdaJob>();
    job->task = id;
    job->manifest = m_running->manifest;
    job->resultKey = m_running->record.post.resultKey;
    job->inputType = m_running->record.post.inputType;
    job->imageLayout = m_config.imageLayout;
    job->keys = std::move(keys);
    const Result<content::Cid> code = content::Cid::fromBytes(m_running->lambda.codeCid);
    const Result<content::Cid> input = content::Cid::fromBytes(m_running->record.post.inputCid);
    if (!code.ok() || !input.ok()) return finishRun(id, makeError(Code::Malformed, "a CID that cannot be fetched"));
    m_running->sandboxBusy = true;
    constexpr std::uint64_t kMax = crypto::kMaxEnvelopePlaintext + (std::uint64_t{1} << 20);
    m_client.content().fetch(
        *code, kMax, kFetchTimeoutMs, ownerOf(id), [this, id, job, input](Result<Bytes> codeBytes) {
            if (!codeBytes.ok()) return finishRun(id, codeBytes.takeError());
            job->code = std::move(*codeBytes);
            m_client.content().fetch(
                *input, kMax, kFetchTimeoutMs, ownerOf(id), [this, id, job](Result<Bytes> bytes) {
                    if (!bytes.ok()) return finishRun(id, bytes.takeError());
                    job->input = std::move(*bytes);
                    if (!m_running) return;
                    m_sandboxWorker->post(
                        [sandbox = m_config.sandbox.get(), job, cores = m_wishes.limits.cpuCores,
                         cancel = m_running->cancel]() -> Result<LambdaResult> {
                            LEO_TRY(limitCores(cores));
                            return runLambda(*sandbox, std::move(*job), systemRandom(), *cancel);
                        },
                        [this, id](Result<LambdaResult> result) { finishRun(id, std::move(result)); });
                });
        });
}

void NodeService::finishRun(const TaskId& id, Result<LambdaResult> result) {
    if (m_running && m_running->task == id) m_running->sandboxBusy = false;
    m_idle.start();
    if (result.ok()) m_lastRun = LastRun{m_client.now(), result->usage, result->cleanup};
    protocol::NodeTask* mine = find(id);
    if (mine && result.ok()) {
        Result<content::Cid> cid = m_client.content().add(result->sealed.envelope, ownerOf(id));
        if (cid.ok()) {
            protocol::RunReport report;
            report.outcome.resultCid = cid->bytes();
            report.outcome.resultHash = crypto::sha256(result->sealed.envelope);
            report.outcome.exit = result->exit;
            report.outcome.sealedResultKeyHash = crypto::sha256(result->sealed.sealedKey);
            report.sealedResultKey = result->sealed.sealedKey;
            report.outcome.resultKeyCommitment = result->sealed.keyCommitment;
            report.cleanupDigest = result->cleanup.digest();
            logInfo(kNodeLog, "task " + id.shortHex() + ": ran " + std::to_string(result->usage.wallMs) + " ms, " +
                                  exitText(result->exit));
            mine->handleRunEnded(std::move(report), m_client.now());
        } else {
            mine->handleRunEnded(cid.takeError(), m_client.now());
        }
    } else if (mine) {
        mine->handleRunEnded(result.takeError(), m_client.now());
    }
    pump(id);
    if (!find(id)) retire(id);  // the task ended on layer one while we were running
    schedule();
}

void NodeService::endRun(const TaskId& id, const attest::TaskEnd& end) {
    if (!m_running || m_running->task != id || m_running->ending) return;
    m_running->ending = true;
    *m_running->cancel = true;  // a run that goes on after its end was decided is of no use to anyone
    m_tpmWorker->post([machine = m_machine, end] { return machine->measureTaskEnd(end); },
                      [this, id](Status measured) {
                          if (!measured.ok())
                              logError(kNodeLog, "task-end not measured: " + toString(measured.error()));
                          m_running.reset();
                          lookAtMachine();
                          if (protocol::NodeTask* mine = find(id))
                              mine->handleTaskEndMeasured(measured, m_client.now());
                          pump(id);
                          schedule();
                      });
}

// The draw or the task is over for us. A run that is still going is cancelled, and its task-end measured, so that the
// next task finds the log closed.
void NodeService::retire(const TaskId& id) {
    if (const auto found = m_tasks.find(id); found != m_tasks.end()) {
        if (found->second->turn() && !found->second->executing()) ++m_counters.monitored;
        m_client.host().unsubscribe(protocol::taskTopic(m_client.state().genesis().network, id));
        m_client.content().forget(ownerOf(id));
        m_tasks.erase(found);
    }
    if (!m_running || m_running->task != id) return;
    *m_running->cancel = true;
    if (m_running->sandboxBusy) return;  // finishRun comes back here
    endRun(id, attest::TaskEnd{id, {}, 0, sandbox::CleanupReport{}.digest()});
}

bool NodeService::logIsFree() const {
    return !m_running && std::all_of(m_tasks.begin(), m_tasks.end(), [](const auto& entry) {
        return entry.second->turn() && !entry.second->executing();
    });
}

void NodeService::schedule() {
    std::optional<TimeMs> next;
    for (const auto& [id, task] : m_tasks) {
        const std::optional<TimeMs> at = task->pollTimeout();
        if (at && (!next || *at < *next)) next = at;
    }
    if (!next) return m_timer.stop();
    m_timer.start(static_cast<int>(std::min<std::uint64_t>(*next - m_client.now(), 60'000)));
}

}  // namespace leo::node
