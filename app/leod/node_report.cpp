#include "leod/node_report.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>

#include "base/log.h"
#include "leod/version.h"
#include "store/data_dir.h"

namespace leo::app {
namespace {

constexpr std::size_t kMaxWishesBytes = 4u << 10;

}  // namespace

NodeReport::NodeReport(node::Client& client, node::NodeService& service, std::filesystem::path home,
                       std::string runner, const bool& ready)
    : m_client(client),
      m_service(service),
      m_home(std::move(home)),
      m_runner(std::move(runner)),
      m_ready(ready),
      m_startedAt(client.now()) {
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
    m_timer.start(node::kStatusBeatMs);
    beat();
}

NodeReport::~NodeReport() {
    std::error_code gone;
    std::filesystem::remove(m_home / node::kStatusFile, gone);
}

void NodeReport::beat() {
    readWishes();
    writeStatus();
}

void NodeReport::readWishes() {
    const Result<Bytes> file = store::readFile(m_home / node::kWishesFile, kMaxWishesBytes);
    const std::string text = file.ok() ? std::string(textOf(*file)) : std::string();
    if (text == m_wishes) return;
    m_wishes = text;
    const Result<node::NodeWishes> wishes = text.empty() ? node::NodeWishes{} : node::NodeWishes::decode(text);
    if (!wishes.ok()) return logWarning("node", "the operator's wishes: " + toString(wishes.error()));
    m_service.setWishes(*wishes);
}

void NodeReport::writeStatus() {
    node::NodeStatus status;
    status.pid = ::getpid();
    status.node = m_client.identity().id();
    status.startedAt = m_startedAt;
    status.ready = m_ready;
    status.draining = m_service.draining();
    status.executing = m_service.executing();
    status.runner = m_runner;
    status.version = kVersion;
    const node::NodeCounters& counters = m_service.counters();
    status.drawsSeen = counters.drawsSeen;
    status.drawsWon = counters.drawsWon;
    status.led = counters.led;
    status.monitored = counters.monitored;
    status.openTasks = m_service.openTasks();
    status.peers = m_client.host().peers();
    status.missed = m_service.missed();
    status.log = node::LogRing::ofProcess().lines();
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
