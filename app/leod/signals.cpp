#include "leod/signals.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <QMetaObject>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <utility>

namespace leo::app {
namespace {

constexpr int kInterruptedExit = 130;
std::atomic<bool> gRequested{false};
int gPipe[2] = {-1, -1};

void handle(int) {
    const int saved = errno;
    if (gRequested.exchange(true)) _exit(kInterruptedExit);
    const char byte = 1;
    // A full pipe means the loop already has news; nothing is lost.
    [[maybe_unused]] const ssize_t written = write(gPipe[1], &byte, 1);
    errno = saved;
}

}  // namespace

Result<std::unique_ptr<StopSignal>> StopSignal::install() {
    if (pipe2(gPipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return makeError(Code::Io, std::string("pipe: ") + std::strerror(errno));
    struct sigaction action {};
    action.sa_handler = handle;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGHUP, &action, nullptr);
    signal(SIGPIPE, SIG_IGN);
    return std::unique_ptr<StopSignal>(new StopSignal(gPipe[0]));
}

StopSignal::StopSignal(int readEnd) : m_notifier(readEnd, QSocketNotifier::Read) {
    connect(&m_notifier, &QSocketNotifier::activated, this, &StopSignal::deliver);
}

StopSignal::~StopSignal() = default;

bool StopSignal::requested() const {
    return gRequested.load();
}

void StopSignal::onStop(std::function<void()> callback) {
    m_callback = std::move(callback);
    // The byte may have been read before anybody listened.
    if (requested()) QMetaObject::invokeMethod(this, &StopSignal::deliver, Qt::QueuedConnection);
}

void StopSignal::deliver() {
    m_notifier.setEnabled(false);
    if (const auto callback = std::exchange(m_callback, nullptr)) callback();
}

}  // namespace leo::app
