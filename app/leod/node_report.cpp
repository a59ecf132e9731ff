#include "leod/node_report.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <algorithm>

#include "base/log.h"
#include "leod/version.h"
#include "store/data_dir.h"

namespace leo::app {
namespace {

constexpr std::size_t kMaxWishesBytes = 4u << 10;
constexpr unsigned kPingBeats = 15;  // how often the way to the peers is measured

using node::NodeFailure;

std::uint64_t ownCpuMs() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval& time) {
        return static_cast<std::uint64_t>(time.tv_sec) * 1'000 + static_cast<std::uint64_t>(time.tv_usec) / 1'000;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

std::uint64_t residentBytes() {
    QFile file(QStringLiteral("/proc/self/statm"));  // proc(5): size resident …, in pages
    if (!file.open(QIODevice::ReadOnly)) return 0;
    const QList<QByteArray> fields = file.readAll().split(' ');
    return fields.size() < 2 ? 0 : fields[1].toULongLong() * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

NodeFailure failureOf(NodeFailure stage, const Error& error) {
    if (stage == NodeFailure::NoSandbox) return stage;
    if (error.code == Code::Duplicate) return NodeFailure::TpmTaken;
    if (error.code == Code::Untrusted) return NodeFailure::Untrusted;
    if (stage != NodeFailure::TpmLost) return stage;
    if (error.code == Code::InUse || error.detail.find("busy") != std::string::npos) return NodeFailure::TpmBusy;
    const bool ofTpm = error.code == Code::Unavailable || error.code == Code::TpmFailure ||
                       error.code == Code::BadKey || error.code == Code::NotFound;
    return ofTpm ? NodeFailure::TpmLost : NodeFailure::Other;
}

}  // namespace

NodeReport::NodeReport(std::filesystem::path home, const NodeId& self) : m_home(std::move(home)) {
    m_status.pid = ::getpid();
    m_status.node = self;
    m_status.startedAt = systemClock().now();
    m_status.version = kVersion;
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
    m_timer.start(node::kStatusBeatMs);
    beat();
}

NodeReport::~NodeReport() {
    std::error_code gone;
    if (!m_failed) std::filesystem::remove(m_home / node::kStatusFile, gone);
}

void NodeReport::setRunner(const sandbox::Capabilities& sandbox) {
    m_status.runner = sandbox.version.empty() ? std::string(sandbox::runnerName(sandbox.kind)) : sandbox.version;
    m_status.shortcomings = sandbox.shortcomings;
}

NodeReport::Watch NodeReport::watch(node::Client& client, node::NodeService* service, const bool& ready) {
    m_client = &client;
    m_service = service;
    m_ready = &ready;
    client.host().onPing = [this](const AccountId& peer, std::uint64_t ms) {
        m_latency[peer] = static_cast<std::uint32_t>(std::min<std::uint64_t>(ms, UINT32_MAX));
    };
    beat();
    return Watch(*this);
}

void NodeReport::forget() {
    m_client->host().onPing = {};
    m_client = nullptr;
    m_service = nullptr;
    m_ready = nullptr;
}

void NodeReport::setRegistering(std::optional<node::NodeStatus::Registering> registering) {
    if (m_status.registering == registering) return;
    m_status.registering = std::move(registering);
    writeStatus();
}

void NodeReport::fail(const Error& error) {
    m_failed = true;
    m_timer.stop();
    m_status.registering.reset();
    m_status.failure = node::NodeStatus::Ended{failureOf(m_stage, error), error.detail};
    writeStatus();
}

void NodeReport::beat() {
    readWishes();
    measurePeers();
    writeStatus();
}

void NodeReport::measurePeers() {
    if (!m_client || m_beats++ % kPingBeats != 0) return;
    const std::vector<AccountId> peers = m_client->host().peers();
    std::erase_if(m_latency,
                  [&](const auto& known) { return !std::binary_search(peers.begin(), peers.end(), known.first); });
    for (const AccountId& peer : peers) m_client->host().ping(peer);
}

std::uint32_t NodeReport::cpuPercent() {
    const std::uint64_t used = ownCpuMs(), now = systemClock().steadyMs();
    const std::uint64_t wall = now - m_cpuAt, cpu = used - m_cpuMs;
    if (m_cpuAt != 0 && wall < node::kStatusBeatMs / 2) return m_status.usage.cpuPercent;
    const bool first = m_cpuAt == 0;
    m_cpuMs = used;
    m_cpuAt = now;
    // In steps: a figure that flutters would have the status written anew on every beat.
    constexpr std::uint64_t kStepPercent = 5;
    return first ? 0 : static_cast<std::uint32_t>(cpu * 100 / wall / kStepPercent * kStepPercent);
}

void NodeReport::readWishes() {
    const Result<Bytes> file = store::readFile(m_home / node::kWishesFile, kMaxWishesBytes);
    const std::string text = file.ok() ? std::string(textOf(*file)) : std::string();
    const Result<node::NodeWishes> wishes = text.empty() ? node::NodeWishes{} : node::NodeWishes::decode(text);
    if (wishes.ok() && m_service) m_service->setWishes(*wishes);
    if (text == m_wishes) return;
    m_wishes = text;
    if (!wishes.ok()) logWarning("node", "the operator's wishes: " + toString(wishes.error()));
}

void NodeReport::writeStatus() {
    node::NodeStatus status = m_status;
    m_status.usage.cpuPercent = status.usage.cpuPercent = cpuPercent();
    status.usage.memoryBytes = residentBytes() >> 22 << 22;  // of 4 MiB: less is noise
    status.log = node::LogRing::ofProcess().lines();
    if (m_client) {
        status.live = m_client->chain().connection() == layer1::Connection::Live;
        for (const AccountId& peer : m_client->host().peers()) {
            const auto known = m_latency.find(peer);
            status.peers.push_back(
                {peer, known == m_latency.end() ? std::nullopt : std::optional<std::uint32_t>(known->second)});
        }
    }
    if (m_ready) status.ready = *m_ready;
    if (m_service) {
        status.draining = m_service->draining();
        status.executing = m_service->executing();
        const node::NodeCounters& counters = m_service->counters();
        status.drawsSeen = counters.drawsSeen;
        status.drawsWon = counters.drawsWon;
        status.drawsExpectedPermille = counters.drawsExpectedPermille;
        status.led = counters.led;
        status.monitored = counters.monitored;
        status.openTasks = m_service->openTasks();
        status.roles = m_service->roles();
        status.missed = m_service->missed();
        const node::MachineHealth health = m_service->health();
        status.untrusted = health.untrusted;
        status.tpmLost = health.tpmLost;
        for (const auto& [index, value] : health.pcrs) status.pcrs.push_back({index, value});
        status.logPcr13 = health.logPcr13;
        status.lastQuote = m_service->lastQuote();
        if (const std::optional<node::LastRun>& run = m_service->lastRun()) {
            status.usage.runCpuMs = run->usage.cpuMs;
            status.usage.runWallMs = run->usage.wallMs;
            status.usage.runMemoryBytes = run->usage.peakMemoryBytes;
            status.lastCleanup = node::cleanupText(run->cleanup);
            status.lastCleanupClean = run->cleanup.clean();
            status.lastCleanupAt = run->time;
        }
    }
    const std::string text = status.encode();
    const std::filesystem::path file = m_home / node::kStatusFile;
    std::error_code error;
    if (text == m_written) {
        if (::utimensat(AT_FDCWD, file.c_str(), nullptr, 0) == 0) return;
    }
    m_written = text;
    // Not forced to the medium: it is worth nothing after a crash.
    const std::string fresh = file.string() + ".new";
    QFile out(QString::fromStdString(fresh));
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate)) return;
    out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const bool whole = out.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size());
    out.close();
    if (whole) std::filesystem::rename(fresh, file, error);
}

}  // namespace leo::app
