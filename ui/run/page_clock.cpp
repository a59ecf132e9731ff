#include "run/page_clock.h"

#include "base/clock.h"

namespace leo::ui {

namespace {
constexpr int kCoarseMs = 1000;  // clocks and ages, ui section 7
constexpr int kFineMs = 250;     // what runs now, ui section 7
}  // namespace

PageClock::PageClock(QObject* parent, Source source) : QObject(parent), m_source(std::move(source)) {
    if (!m_source) m_source = [] { return systemClock().now(); };
    m_timer.setInterval(kCoarseMs);
    connect(&m_timer, &QTimer::timeout, this, &PageClock::tick);
}

TimeMs PageClock::now() const {
    const auto shifted = static_cast<std::int64_t>(m_source().value) - m_offsetMs;
    return TimeMs{shifted > 0 ? static_cast<std::uint64_t>(shifted) : 0};
}

void PageClock::run(bool running) {
    if (running == m_timer.isActive()) return;
    running ? m_timer.start() : m_timer.stop();
}

void PageClock::setFine(bool fine) {
    const int interval = fine ? kFineMs : kCoarseMs;
    if (m_timer.interval() != interval) m_timer.setInterval(interval);
}

}  // namespace leo::ui
