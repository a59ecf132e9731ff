#include "leod/start_progress.h"

#include "base/clock.h"

namespace leo::app {

void StartProgress::begin(const std::string& step) {
    m_running[step] = systemClock().steadyMs();
    m_console->event("step",
                     {{QStringLiteral("step"), qtText(step)}, {QStringLiteral("mark"), QStringLiteral("running")}});
}

void StartProgress::end(const std::string& step, bool found) {
    const auto running = m_running.find(step);
    if (running == m_running.end()) return;
    m_console->event("step",
                     {{QStringLiteral("step"), qtText(step)},
                      {QStringLiteral("mark"), found ? QStringLiteral("found") : QStringLiteral("done")},
                      {QStringLiteral("ms"), static_cast<qint64>(systemClock().steadyMs() - running->second)}});
    m_running.erase(running);
}

void StartProgress::fail() {
    for (const auto& [step, since] : m_running)
        m_console->event("step", {{QStringLiteral("step"), qtText(step)},
                                  {QStringLiteral("mark"), QStringLiteral("failed")},
                                  {QStringLiteral("ms"), static_cast<qint64>(systemClock().steadyMs() - since)}});
    m_running.clear();
}

void StartProgress::tile(const std::string& node, const char* mark) {
    m_console->event("tile", {{QStringLiteral("node"), qtText(node)}, {QStringLiteral("mark"), QLatin1String(mark)}});
}

void StartProgress::height(std::uint64_t height) {
    m_console->event("height", {{QStringLiteral("height"), static_cast<qint64>(height)}});
}

}  // namespace leo::app
