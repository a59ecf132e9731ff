#include "node/facade/local_process.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

namespace leo::node {
namespace {

constexpr int kPollMs = 100;
constexpr std::uint64_t kEndTimeoutMs = 60'000;  // wallets and nodes, then layer one, five seconds each at most
constexpr qsizetype kMaxPartLine = 1 << 20;      // no line of leod is longer
constexpr const char* kSteps[] = {"programs", "keys", "tpms", "layer1", "nodes", "ready"};

QString qt(const std::filesystem::path& path) {
    return QString::fromStdString(path.native());
}

Code codeNamed(const std::string& name) {
    for (int i = 0; i <= static_cast<int>(Code::Internal); ++i)
        if (codeName(static_cast<Code>(i)) == name) return static_cast<Code>(i);
    return Code::Internal;
}

// Layer one would fail for it a second later, with less to say.
Status checkPort(std::uint16_t port) {
    if (port == 0) return {};
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return {};
    const int yes = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool free =
        ::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 || errno != EADDRINUSE;
    ::close(fd);
    LEO_REQUIRE(free, Code::InUse, "another program listens on port " + std::to_string(port));
    return {};
}

bool isDevnet(qint64 pid) {
    QFile line(QStringLiteral("/proc/%1/cmdline").arg(pid));
    return line.open(QIODevice::ReadOnly) && line.readAll().split('\0').contains("devnet");
}

}  // namespace

Status GrowingFile::restart() {
    m_file.close();
    m_part.clear();
    LEO_REQUIRE(m_file.open(QIODevice::WriteOnly | QIODevice::Truncate), Code::Io,
                name().toStdString() + ": " + m_file.errorString().toStdString());
    m_file.close();
    LEO_REQUIRE(m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered), Code::Io,
                m_file.errorString().toStdString());
    return {};
}

QList<QByteArray> GrowingFile::takeLines() {
    if (!m_file.isOpen()) return {};
    m_part += m_file.readAll();
    QList<QByteArray> lines = m_part.split('\n');
    m_part = lines.takeLast();
    if (m_part.size() > kMaxPartLine) m_part.clear();
    return lines;
}

bool isAlive(qint64 pid) {
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly)) return false;
    const QByteArray text = stat.readAll();
    return text.mid(text.lastIndexOf(')') + 2, 1) != "Z";
}

LocalProcess::LocalProcess(Core& core)
    : m_core(core),
      m_progress(qt(core.directory().file("start.jsonl"))),
      m_log(qt(core.directory().file("start.log"))) {
    m_timer.setInterval(kPollMs);
    connect(&m_timer, &QTimer::timeout, this, &LocalProcess::poll);
}

bool LocalProcess::isRunning() const {
    return store::holderOf(m_core.layout().network()).has_value();
}

Status LocalProcess::prepare(std::uint32_t nodes) const {
    LEO_REQUIRE(nodes >= kLeastLocalNodes && nodes <= kMostLocalNodes, Code::InvalidArgument,
                "a network of this computer has " + std::to_string(kLeastLocalNodes) + " to " +
                    std::to_string(kMostLocalNodes) + " nodes");
    const auto found = [](const char* name) {
        return !QStandardPaths::findExecutable(QLatin1String(name)).isEmpty();
    };
    LEO_REQUIRE(QFileInfo(qt(m_core.config().leodProgram)).isExecutable(), Code::Unavailable,
                "the program leod is missing beside this one");
    LEO_REQUIRE(found("swtpm"), Code::Unavailable, "swtpm, the software TPM, is not installed");
    LEO_REQUIRE(found("runc") || found("bwrap") || found("runsc"), Code::Unavailable,
                "no sandbox: none of runc, bwrap and runsc is installed");
    LEO_TRY(checkPort(m_core.config().localPort));
    return m_core.directory().requireFree(kLocalBytes + (m_fresh ? nodes * kLocalBytesPerNode : 0));
}

void LocalProcess::start(std::uint32_t nodes, Finished done) {
    m_waiting.push_back(std::move(done));
    if (m_start.running) return;
    m_start = {};
    m_start.running = true;
    m_start.begun = m_core.now();
    for (const char* key : kSteps) m_start.steps.push_back({key, api::StartMark::Waiting, 0, {}});
    m_begunMs = systemClock().steadyMs();
    m_pid = 0;
    m_error.reset();
    m_cancelled = m_ready = false;
    std::error_code error;
    m_fresh = !std::filesystem::exists(m_core.layout().network(), error);
    const std::string known = m_core.setting(m_fresh ? "local.first" : "local.later");
    if (!known.empty()) m_start.estimateMs = std::strtoull(known.c_str(), nullptr, 10);
    if (isRunning()) {
        for (api::StartStep& step : m_start.steps) step.mark = api::StartMark::FoundDone;
    } else {
        Status ready = prepare(nodes);
        if (ready.ok()) ready = spawn(nodes);
        if (!ready.ok()) {
            m_start.steps.front().mark = api::StartMark::Failed;
            m_start.steps.front().detail = ready.error().detail;
            m_error = ready.error();
        }
    }
    m_timer.start();
    onChanged();
}

Status LocalProcess::spawn(std::uint32_t nodes) {
    LEO_TRY(m_progress.restart());
    LEO_TRY(m_log.restart());
    QProcess process;
    process.setProgram(qt(m_core.config().leodProgram));
    QStringList arguments{QStringLiteral("devnet"), QStringLiteral("--json"), QStringLiteral("--data"),
                          qt(m_core.layout().root()), QStringLiteral("--port"),
                          QString::number(m_core.config().localPort),
                          // This program answers for the wallets, as the person at it decides.
                          QStringLiteral("--without-wallets")};
    std::error_code error;
    if (!std::filesystem::exists(m_core.layout().networkFile(), error))
        arguments << QStringLiteral("--nodes") << QString::number(nodes);
    if (!m_core.config().imageLayouts.empty())
        arguments << QStringLiteral("--image") << qt(m_core.config().imageLayouts.front());
    process.setArguments(arguments);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(m_progress.name());
    process.setStandardErrorFile(m_log.name());
    LEO_REQUIRE(process.startDetached(&m_pid), Code::Unavailable,
                "leod could not be started: " + process.errorString().toStdString());
    return {};
}

void LocalProcess::poll() {
    readProgress();
    readLog();
    m_start.elapsedMs = systemClock().steadyMs() - m_begunMs;
    const bool foundRunning = m_pid == 0 && !m_error;
    std::error_code ignored;
    if (foundRunning) m_ready = std::filesystem::exists(m_core.layout().networkFile(), ignored);
    const bool ended = foundRunning ? !isRunning() : m_pid != 0 && !isAlive(m_pid);
    if (ended) readProgress();
    if (m_cancelled) return;  // awaitEnd answers
    if (m_ready && !ended) return finish({});
    if (m_error && (ended || m_pid == 0)) return finish(*m_error);
    if (ended) return finish(makeError(Code::Internal, "leod ended without a word; see start.log"));
    onChanged();
}

void LocalProcess::readProgress() {
    for (const QByteArray& line : m_progress.takeLines()) handle(QJsonDocument::fromJson(line).object());
}

void LocalProcess::readLog() {
    for (const QByteArray& line : m_log.takeLines()) {
        m_start.log.push_back(line.toStdString());
        if (m_start.log.size() > api::kMaxStartLog) m_start.log.erase(m_start.log.begin());
    }
}

void LocalProcess::handle(const QJsonObject& line) {
    const QString event = line.value(QStringLiteral("event")).toString();
    const QString mark = line.value(QStringLiteral("mark")).toString();
    if (event == QLatin1String("step")) {
        for (api::StartStep& step : m_start.steps) {
            if (line.value(QStringLiteral("step")).toString().toStdString() != step.key) continue;
            step.durationMs = static_cast<std::uint64_t>(line.value(QStringLiteral("ms")).toDouble());
            step.mark = mark == QLatin1String("running") ? api::StartMark::Running
                        : mark == QLatin1String("done")  ? api::StartMark::Done
                        : mark == QLatin1String("found") ? api::StartMark::FoundDone
                                                         : api::StartMark::Failed;
        }
    } else if (event == QLatin1String("tile")) {
        const std::string name = line.value(QStringLiteral("node")).toString().toStdString();
        const auto same = [&](const api::NodeTile& tile) { return tile.name == name; };
        auto tile = std::find_if(m_start.nodes.begin(), m_start.nodes.end(), same);
        if (tile == m_start.nodes.end()) {
            const auto later = [&](const api::NodeTile& other) { return other.name > name; };
            tile = m_start.nodes.insert(std::find_if(m_start.nodes.begin(), m_start.nodes.end(), later), {name});
        }
        tile->mark = mark == QLatin1String("tpm")         ? api::TileState::TpmReady
                     : mark == QLatin1String("attesting") ? api::TileState::Attesting
                                                          : api::TileState::Attested;
    } else if (event == QLatin1String("height")) {
        m_start.height = Height{static_cast<std::uint64_t>(line.value(QStringLiteral("height")).toDouble())};
    } else if (event == QLatin1String("ready")) {
        m_ready = true;
    } else if (line.contains(QStringLiteral("error"))) {
        const QJsonObject error = line.value(QStringLiteral("error")).toObject();
        m_error = makeError(codeNamed(error.value(QStringLiteral("code")).toString().toStdString()),
                            error.value(QStringLiteral("message")).toString().toStdString());
        for (api::StartStep& step : m_start.steps)
            if (step.mark == api::StartMark::Failed) step.detail = m_error->detail;
    }
}

void LocalProcess::finish(Status status) {
    m_timer.stop();
    m_start.running = false;
    m_start.elapsedMs = systemClock().steadyMs() - m_begunMs;
    if (!status.ok()) m_start.error = status.error();
    if (status.ok() && m_pid != 0)
        m_core.putSetting(m_fresh ? "local.first" : "local.later", std::to_string(m_start.elapsedMs));
    for (const Finished& done : std::exchange(m_waiting, {})) done(status);
    onChanged();
}

void LocalProcess::cancel(bool remove, Finished done) {
    if (!m_start.running || m_cancelled) return done(makeError(Code::WrongState, "nothing is being started"));
    m_cancelled = true;
    const auto ended = [this, remove, done = std::move(done)](const Status& status) {
        Status removed = status;
        if (status.ok() && remove && m_fresh) {
            std::error_code error;
            std::filesystem::remove_all(m_core.layout().network(), error);
            if (error) removed = makeError(Code::Io, error.message());
        }
        finish(makeError(Code::Cancelled, ""));
        done(removed);
    };
    if (m_pid == 0) return ended({});  // another program's start goes on; it is only no longer waited for
    ::kill(static_cast<pid_t>(m_pid), SIGTERM);
    awaitEnd(m_pid, ended);
}

void LocalProcess::stop(Finished done) {
    const std::optional<pid_t> holder = store::holderOf(m_core.layout().network());
    if (!holder) return done(makeError(Code::NotFound, "the network of this computer is not running"));
    if (!isDevnet(*holder))
        return done(makeError(Code::InUse, "process " + std::to_string(*holder) + " holds the network's directory"));
    LEO_ASSERT(*holder > 1);
    if (::kill(*holder, SIGTERM) != 0) return done(makeError(Code::NotPermitted, "the network is another user's"));
    awaitEnd(*holder, std::move(done));
}

void LocalProcess::awaitEnd(qint64 pid, Finished done) {
    auto* timer = new QTimer(this);
    timer->setInterval(kPollMs);
    const std::uint64_t deadline = systemClock().steadyMs() + kEndTimeoutMs;
    connect(timer, &QTimer::timeout, this, [timer, pid, deadline, done = std::move(done)] {
        const bool late = systemClock().steadyMs() > deadline;
        if (isAlive(pid) && !late) return;
        timer->stop();
        timer->deleteLater();
        done(late ? Status(makeError(Code::Timeout, "the network does not end")) : Status());
    });
    timer->start();
}

api::LocalStart LocalProcess::snapshot(std::uint64_t sequence) const {
    api::LocalStart start = m_start;
    start.sequence = sequence;
    return start;
}

}  // namespace leo::node
