#include "node/facade/operator_area.h"

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QStorageInfo>
#include <algorithm>
#include <thread>

#include "base/log.h"
#include "node/facade/explorer_words.h"
#include "store/keystore.h"

namespace leo::node {
namespace {

constexpr const char* kLog = "operator";
constexpr const char* kDevice = "/dev/tpmrm0";
constexpr const char* kBootLog = "/sys/kernel/security/tpm0/binary_bios_measurements";
constexpr std::uint64_t kDayMs = 86'400'000;
constexpr std::uint64_t kStartMs = 60'000;  // a TPM, a sandbox's proof and the way to the network
constexpr std::uint64_t kStopMs = 30'000;   // a TPM's shutdown and a container's end
constexpr std::size_t kTaskRows = 100;
constexpr std::size_t kMaxWishes = 4u << 10;

using Mark = api::StartCheck::Mark;

bool isThere(std::int64_t pid) {
    return pid > 0 && ::kill(static_cast<pid_t>(pid), 0) == 0;
}

api::MissedTask::Why missedWhy(Missed why) {
    switch (why) {
        case Missed::NoVotes: return api::MissedTask::Why::NoVotes;
        case Missed::Requirements: return api::MissedTask::Why::Credit;
        case Missed::SmallestOffer: return api::MissedTask::Why::SmallestOffer;
        case Missed::Hours: return api::MissedTask::Why::Hours;
        case Missed::Memory: return api::MissedTask::Why::Memory;
        case Missed::Busy: return api::MissedTask::Why::Busy;
        case Missed::Draining: return api::MissedTask::Why::Draining;
        case Missed::Stale: return api::MissedTask::Why::Stale;
        case Missed::Image: break;
    }
    return api::MissedTask::Why::Image;
}

std::string partPhase(const store::IndexedPart& part, const ledger::Task* task) {
    if (part.closed) return std::string(ledger::endName(part.end));
    return task ? std::string(ledger::phaseName(task->phase)) : std::string();
}

api::StartCheck tpmCheck(bool softwareAllowed) {
    if (::access(kDevice, F_OK) != 0)
        return {"tpm", softwareAllowed ? Mark::Warning : Mark::Failed, std::string("no TPM 2.0 at ") + kDevice,
                softwareAllowed ? "This network accepts software TPMs." : "Switch the TPM on in the firmware setup."};
    if (::access(kDevice, R_OK | W_OK) != 0)
        return {"tpm", softwareAllowed ? Mark::Warning : Mark::Failed,
                std::string(kDevice) + " may not be used by this account",
                "sudo usermod -aG tss \"$USER\", then log in again"};
    return {"tpm", Mark::Passed, kDevice, {}};
}

api::StartCheck bootCheck(bool softwareAllowed) {
    if (::access(kBootLog, R_OK) == 0) return {"measured-boot", Mark::Passed, kBootLog, {}};
    const bool there = ::access(kBootLog, F_OK) == 0;
    return {"measured-boot", softwareAllowed ? Mark::Warning : Mark::Failed,
            there ? "the boot log may not be read by this account" : "this kernel shows no log of a measured boot",
            there ? std::string("sudo chmod a+r ") + kBootLog : "Switch measured boot on in the firmware setup."};
}

bool softwareOnly(const ledger::Genesis& genesis) {
    return std::all_of(genesis.roots.begin(), genesis.roots.end(),
                       [](const ledger::TpmRoot& root) { return root.software; });
}

}  // namespace

OperatorArea::OperatorArea(Core& core, ExplorerSource& source)
    : m_core(core),
      m_source(source),
      m_publisher(core.hop(), [this](std::uint64_t sequence) { return snapshot(sequence); }) {
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
    m_timer.setInterval(kStatusBeatMs);
    m_network = m_core.onNetwork.subscribe([this] { follow(); });
    m_moved = m_source.onMoved.subscribe([this] { refresh(); });
    m_heads = m_core.onHead.subscribe([this](const layer1::Head&) { m_publisher.changed(); });
    follow();
}

// ---- which node, and what it tells

void OperatorArea::follow() {
    m_node.reset();
    m_status.reset();
    m_past.reset();
    m_checks.clear();
    m_problem.clear();
    m_timer.stop();
    const CurrentNetwork* network = m_core.network();
    if (network) {
        m_home = network->onThisComputer ? m_core.layout().node(0) : network->directory / "node";
        const Result<Bytes> wishes = store::readFile(m_home / kWishesFile, kMaxWishes);
        const Result<NodeWishes> read =
            wishes.ok() ? NodeWishes::decode(textOf(*wishes)) : Result<NodeWishes>(NodeWishes{});
        m_wishes = read.ok() ? *read : NodeWishes{};
        findNode();
        beat();
        check();
        m_timer.start();
    }
    m_publisher.changed();
}

// A machine's keystore needs no password; reading it still takes a moment.
void OperatorArea::findNode() {
    const std::filesystem::path file = m_home / Layout::kKeystoreName;
    if (!std::filesystem::exists(file)) return;
    m_core.worker().post(
        [file]() -> Result<NodeId> {
            LEO_TRY_ASSIGN(const store::Keystore keystore, store::Keystore::open(file, {}, systemRandom()));
            LEO_TRY_ASSIGN(const crypto::Identity identity, crypto::Identity::fromSeed(keystore.identitySeed()));
            return identity.id();
        },
        [this, file](Result<NodeId> found) {
            if (m_home / Layout::kKeystoreName != file) return;
            if (!found.ok()) return logWarning(kLog, toString(found.error()));
            m_node = *found;
            refresh();
            m_publisher.changed();
        });
}

void OperatorArea::beat() {
    readStatus();
    if (!m_node) findNode();
    settleWaiting();
    m_publisher.changed();
}

void OperatorArea::readStatus() {
    const std::filesystem::path file = m_home / kStatusFile;
    struct stat info {};
    m_status.reset();
    if (::stat(file.c_str(), &info) != 0) return;
    const std::uint64_t written = static_cast<std::uint64_t>(info.st_mtime) * 1'000;
    if (m_core.now().value > written + kStatusStaleMs) return;
    const Result<Bytes> bytes = store::readFile(file, kMaxStatusBytes);
    Result<NodeStatus> status = bytes.ok() ? NodeStatus::decode(textOf(*bytes)) : Result<NodeStatus>(bytes.error());
    if (!status.ok()) return logWarning(kLog, toString(status.error()));
    if (!isThere(status->pid)) return;
    m_node = status->node;
    m_status = std::move(*status);
}

void OperatorArea::refresh() {
    if (!m_node || m_refreshing || !m_core.state()) return;
    m_refreshing = true;
    const std::uint64_t today = m_core.now().value / kDayMs * kDayMs;
    const auto ago = [today](std::uint64_t days) {
        return TimeMs{today > days * kDayMs ? today - days * kDayMs : 0};
    };
    m_source.ask<Past>(
        [node = *m_node, credit = ago(89), earned = ago(29)](ExplorerSource::Sources& from) -> Result<Past> {
            Past past;
            LEO_TRY_ASSIGN(past.credit, from.index->creditHistory(node, credit, store::kMaxIndexRows));
            LEO_TRY_ASSIGN(past.earnings, from.index->earnings(node, earned));
            LEO_TRY_ASSIGN(past.parts, from.index->parts(node, {}, store::kMaxIndexRows));
            return past;
        },
        [this](Result<Past> past) {
            m_refreshing = false;
            if (past.ok()) m_past = std::move(*past);
            m_publisher.changed();
        });
}

// ---- checklist

void OperatorArea::checkAgain() {
    m_core.hop()->toCore([this] { check(); });
}

void OperatorArea::check() {
    const ledger::State* state = m_core.state();
    if (!state) return;
    const bool software = softwareOnly(state->genesis());
    m_checks = {tpmCheck(software), bootCheck(software)};
    const std::size_t peers = m_core.client()->host().peers().size();
    m_checks.push_back({"reachability", peers > 0 ? Mark::Passed : Mark::Failed,
                        std::to_string(peers) + (peers == 1 ? " peer" : " peers"),
                        peers > 0 ? "" : "Check the connection and the address of the network."});
    const ledger::NodeRecord* record = m_node ? state->node(*m_node) : nullptr;
    const Amount wanted = state->params().registerDeposit;
    const Amount has = m_node ? state->balance(*m_node) : Amount{};
    if (record)
        m_checks.push_back({"deposit", Mark::Passed, toText(record->deposit) + " LEO held", {}});
    else
        m_checks.push_back({"deposit", has >= wanted ? Mark::Passed : Mark::Warning,
                            toText(has) + " of " + toText(wanted) + " LEO",
                            has >= wanted ? "" : "The node's account needs the deposit before attestors are drawn."});
    m_publisher.changed();
}

// ---- start and stop

void OperatorArea::prepareStart(const api::NodeStart&, api::Done<std::optional<api::SigningRequest>> done) {
    // The node signs its registration itself, with the key of its own account.
    m_core.hop()->toGui([done] { done(std::optional<api::SigningRequest>()); });
}

void OperatorArea::start(const api::NodeStart& start, api::Finished done) {
    m_core.hop()->toCore([this, start, done = m_core.hop()->backFinished(std::move(done))] {
        if (running()) return done({});
        if (m_waiting) return done(makeError(Code::WrongState, "the node is starting or stopping"));
        wish([](NodeWishes& wishes) { wishes.drain = false; });
        const Status spawned = spawn(start);
        if (!spawned.ok()) {
            m_problem = spawned.error().detail;
            m_publisher.changed();
            return done(spawned);
        }
        m_problem.clear();
        m_waiting = Waiting{true, done, systemClock().steadyMs() + kStartMs};
        m_publisher.changed();
    });
}

Status OperatorArea::spawn(const api::NodeStart& start) {
    const CurrentNetwork* network = m_core.network();
    LEO_REQUIRE(network && m_core.state(), Code::Unreachable, "no network is chosen");
    LEO_REQUIRE(!network->onThisComputer, Code::NotPermitted, "the network of this computer runs this node itself");
    const std::filesystem::path file = network->directory / "network.json";
    LEO_TRY(network->file.write(file));
    const auto text = [](const std::string& value) { return QString::fromStdString(value); };
    QStringList arguments{QStringLiteral("node"), QStringLiteral("--home"), text(m_home.string()),
                          QStringLiteral("--network"), text(file.string())};
    if (!m_core.config().imageLayouts.empty())
        arguments << QStringLiteral("--image") << text(m_core.config().imageLayouts.front().string());
    if (!start.softwareTpm)
        arguments << QStringLiteral("--tpm")
                  << text(start.tcti.empty() ? std::string("device:") + kDevice : start.tcti);
    if (!start.runner.empty()) arguments << QStringLiteral("--runner") << text(start.runner);
    if (!m_node || !m_core.state()->node(*m_node)) {
        arguments << QStringLiteral("--register");
        if (!start.name.empty()) arguments << QStringLiteral("--name") << text(start.name);
    }
    // Detached: the node goes on when the window closes.
    QProcess process;
    process.setProgram(text(m_core.config().leodProgram.string()));
    process.setArguments(arguments);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(text((network->directory / "node.log").string()), QIODevice::Append);
    qint64 pid = 0;
    LEO_REQUIRE(process.startDetached(&pid), Code::Unavailable, "leod could not be started");
    return {};
}

void OperatorArea::settleWaiting() {
    if (!m_waiting) return;
    const bool reached = m_waiting->wantRunning ? running() : !m_status.has_value();
    const bool late = systemClock().steadyMs() >= m_waiting->untilMs;
    // A registration takes as long as its attestors; the state of the page says where it is.
    const bool registering = m_waiting->wantRunning && m_node && m_core.state() && !m_core.state()->node(*m_node);
    if (!reached && !late && !registering) return;
    const api::Finished done = std::exchange(m_waiting, {})->done;
    if (reached || registering) return done({});
    m_problem = "the node has not answered; its log is node.log in the network's directory";
    done(makeError(Code::Timeout, m_problem));
}

void OperatorArea::stop(api::Finished done) {
    m_core.hop()->toCore([this, done = m_core.hop()->backFinished(std::move(done))] {
        if (m_waiting) return done(makeError(Code::WrongState, "the node is starting or stopping"));
        const Status stopped = stopNow();
        if (!stopped.ok()) return done(stopped);
        m_waiting = Waiting{false, done, systemClock().steadyMs() + kStopMs};
    });
}

Status OperatorArea::stopNow() {
    LEO_REQUIRE(m_status, Code::WrongState, "the node does not run");
    LEO_REQUIRE(m_core.network() && !m_core.network()->onThisComputer, Code::NotPermitted,
                "the network of this computer keeps this node running; it ends with the network");
    LEO_REQUIRE(::kill(static_cast<pid_t>(m_status->pid), SIGTERM) == 0, Code::NotPermitted,
                "the node's process does not belong to this account");
    return {};
}

void OperatorArea::wish(const std::function<void(NodeWishes&)>& change) {
    NodeWishes wishes = m_wishes;
    change(wishes);
    std::error_code error;
    std::filesystem::create_directories(m_home, error);
    std::filesystem::permissions(m_home, std::filesystem::perms::owner_all, error);
    const std::string text = wishes.encode();
    const Status written = store::atomicWriteFile(m_home / kWishesFile, viewOf(text));
    if (!written.ok()) {
        m_problem = toString(written.error());
        return;
    }
    m_wishes = wishes;
    m_publisher.changed();
}

void OperatorArea::drain() {
    m_core.hop()->toCore([this] {
        if (m_core.network()) wish([](NodeWishes& wishes) { wishes.drain = true; });
    });
}

void OperatorArea::setLimits(const api::NodeLimits& limits) {
    m_core.hop()->toCore([this, limits] {
        if (!m_core.network()) return;
        wish([&](NodeWishes& wishes) {
            wishes.limits = {limits.smallestOffer, limits.memoryBytes, limits.fromMinute, limits.toMinute};
        });
    });
}

void OperatorArea::prepareLeave(api::Done<api::SigningRequest> done) {
    m_core.hop()->toCore([this, done = m_core.hop()->back(std::move(done))] {
        if (!m_node) return done(makeError(Code::NotFound, "this computer has no node on this network"));
        done(m_core.signing().prepare({*m_node, ledger::NodeExit{}, {}, {}}));
    });
}

// ---- snapshots

Subscription OperatorArea::observe(api::Handler<api::NodeState> handler) {
    return m_publisher.observe(std::move(handler));
}

api::NodeState OperatorArea::snapshot(std::uint64_t sequence) const {
    api::NodeState state;
    state.sequence = sequence;
    state.problem = m_problem;
    state.node = m_node;
    state.checks = m_checks;
    state.canStart = !m_checks.empty() && !m_status && !m_waiting &&
                     std::none_of(m_checks.begin(), m_checks.end(),
                                  [](const api::StartCheck& check) { return check.mark == Mark::Failed; });
    state.limits.smallestOffer = m_wishes.limits.smallestOffer;
    state.limits.memoryBytes = m_wishes.limits.memoryBytes;
    state.limits.fromMinute = m_wishes.limits.fromMinute;
    state.limits.toMinute = m_wishes.limits.toMinute;
    state.measured.cpuCores = std::thread::hardware_concurrency();
    const QStorageInfo disk(QString::fromStdString(m_home.parent_path().string()));
    if (disk.isValid()) state.measured.diskFreeBytes = static_cast<std::uint64_t>(disk.bytesAvailable());
    if (m_waiting && m_waiting->wantRunning) state.mark = api::NodeMark::Starting;
    if (!m_problem.empty() && !m_status) state.mark = api::NodeMark::Failed;
    addRunning(state);
    addChain(state);
    addPast(state);
    return state;
}

void OperatorArea::addRunning(api::NodeState& state) const {
    if (!m_status) return;
    state.startedAt = m_status->startedAt;
    state.mark = !m_status->ready     ? api::NodeMark::Starting
                 : m_status->draining ? api::NodeMark::Draining
                                      : api::NodeMark::Running;
    state.openTasks = static_cast<std::uint32_t>(m_status->openTasks);
    state.executing = m_status->executing;
    state.sandbox.runner = m_status->runner;
    state.sandbox.ready = !m_status->runner.empty();
    state.sandbox.running = m_status->executing ? 1 : 0;
    state.drawsSeen = m_status->drawsSeen;
    state.drawsWon = m_status->drawsWon;
    for (const MissedDraw& draw : m_status->missed)
        state.missed.push_back(
            {draw.task, draw.time, missedWhy(draw.why), draw.have, draw.wanted, draw.oddsPermille});
    for (const LogLine& line : m_status->log) state.log.push_back({line.time, line.warning, line.area, line.text});
    const Names names(m_core.state(), {});
    for (const AccountId& peer : m_status->peers) {
        api::NodePeer row;
        row.node = peer;
        row.name = names.of(peer);
        if (const ledger::NodeRecord* node = m_core.state() ? m_core.state()->node(peer) : nullptr)
            row.credit = node->credit.value;
        state.peers.push_back(std::move(row));
    }
}

void OperatorArea::addChain(api::NodeState& state) const {
    const ledger::State* chain = m_core.state();
    if (!chain || !m_node) return;
    const ledger::NodeRecord* record = chain->node(*m_node);
    if (const ledger::Admission* admission = chain->admission(*m_node); admission && admission->open()) {
        state.mark = api::NodeMark::WaitingForAdmission;
        state.name = admission->request.name;
        state.attestorsSpoke = static_cast<std::uint32_t>(admission->opinions.size());
    }
    if (!record) return;
    state.name = record->name;
    state.credit = record->credit;
    state.depositsHeld = record->deposit;
    state.tpm = tpmInfo(*record, chain->genesis(), m_core.now());
    const bool goesOn = state.mark == api::NodeMark::Running || state.mark == api::NodeMark::Draining;
    if (record->status == ledger::NodeStatus::Exiting) state.mark = api::NodeMark::Exiting;
    if (record->status == ledger::NodeStatus::Inactive) state.mark = api::NodeMark::Inactive;
    if (record->status == ledger::NodeStatus::Stale && goesOn) state.mark = api::NodeMark::Stale;
    for (const auto& [id, node] : chain->nodes()) {
        if (node.status != ledger::NodeStatus::Active) continue;
        ++state.rankOf;
        if (node.credit > record->credit) ++state.rank;
    }
    ++state.rank;
    for (const TaskId& id : chain->openTasks()) {
        const ledger::Task& task = *chain->task(id);
        const ledger::Joiner* joiner = task.joiner(*m_node);
        if (!joiner) continue;
        state.depositsHeld.units += joiner->deposit.units;
        // What the rules take of an executor, and of a monitor that falls silent (protocol section 3).
        const bool leads = state.executing && record->busyWith == id;
        if (leads) state.stopCosts.units += joiner->deposit.units;
        if (joiner->member)
            state.stopCostsCredit += leads ? chain->params().creditFailedExecutor : chain->params().creditAbsent;
    }
}

void OperatorArea::addPast(api::NodeState& state) const {
    if (!m_past) return;
    const std::uint64_t today = m_core.now().value / kDayMs * kDayMs;
    for (const store::IndexedEarnings& day : m_past->earnings) {
        const std::uint64_t sum = day.executor.units + day.monitor.units + day.attestor.units;
        state.earned30d.units += sum;
        if (day.day.value == today) state.earnedToday.units += sum;
    }
    for (const store::IndexedCredit& point : m_past->credit) {
        if (point.time.value >= today) state.creditToday += point.change;
        if (point.change < 0)
            state.penalties.push_back({point.time, point.place.height(), point.credit, point.change, point.why});
    }
    for (const store::IndexedPart& part : m_past->parts) {
        if (part.time.value >= today) {
            ++state.tasksToday;
            if (part.executor) ++(*part.executor ? state.ledToday : state.monitoredToday);
        }
        if (state.tasks.size() >= kTaskRows) continue;
        api::NodeTaskRow row;
        row.task = part.task;
        row.time = part.time;
        row.executor = part.executor;
        row.phase = partPhase(part, m_core.state() ? m_core.state()->task(part.task) : nullptr);
        row.open = !part.closed;
        row.earned = part.earned;
        row.lost = part.lost;
        row.creditChange = part.creditChange;
        state.tasks.push_back(std::move(row));
    }
}

void OperatorArea::creditHistory(api::Done<std::vector<api::CreditPoint>> done) {
    m_core.hop()->toCore([this, done = m_core.hop()->back(std::move(done))] {
        std::vector<api::CreditPoint> points;
        if (m_past)
            for (auto point = m_past->credit.rbegin(); point != m_past->credit.rend(); ++point)
                points.push_back({point->time, point->place.height(), point->credit, point->change, point->why});
        done(std::move(points));
    });
}

void OperatorArea::earnings(api::Done<std::vector<api::EarningsDay>> done) {
    m_core.hop()->toCore([this, done = m_core.hop()->back(std::move(done))] {
        std::vector<api::EarningsDay> days;
        if (m_past)
            for (const store::IndexedEarnings& day : m_past->earnings)
                days.push_back({day.day, day.executor, day.monitor, day.attestor});
        done(std::move(days));
    });
}

void OperatorArea::runtimeLog(const api::Cursor&, api::Done<api::Page<api::RuntimeEntry>> done) {
    m_core.hop()->toGui(
        [done] { done(makeError(Code::Unavailable, "a running node does not tell its runtime log")); });
}

}  // namespace leo::node
