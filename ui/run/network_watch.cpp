#include "run/network_watch.h"

#include "language/language.h"
#include "run/text.h"

namespace leo::ui {

namespace {
constexpr std::uint64_t kStaleBlocks = 3;     // of the longest interval, ui section 7
constexpr std::int64_t kClockWarnMs = 2'000;  // ui section 7
}  // namespace

QString pageStateName(PageState state) {
    constexpr const char* kNames[] = {"loading", "empty", "ready", "offline", "error"};
    return QString::fromLatin1(kNames[static_cast<std::size_t>(state)]);
}

NetworkWatch::NetworkWatch(api::Networks& networks, PageClock::Source source, QObject* parent)
    : QObject(parent), m_networks(networks), m_clock(nullptr, std::move(source)) {
    connect(&m_clock, &PageClock::tick, this, &NetworkWatch::judge);
    onLanguage(this, [this] { Q_EMIT changed(); });
    m_subscription = networks.observe([this](const std::shared_ptr<const api::NetworkState>& state) {
        if (state->sequence < m_state.sequence) return;
        m_state = *state;
        m_clock.setOffset(state->clockOffsetMs);
        judge();
        Q_EMIT changed();
    });
}

void NetworkWatch::judge() {
    const std::uint64_t limit = kStaleBlocks * m_state.parameters.maxBlockGapMs;
    // headSeen is this computer's clock, the page's clock is the network's.
    const std::int64_t seen = static_cast<std::int64_t>(m_state.headSeen.value) - m_clock.offset();
    const bool fresh =
        limit == 0 || static_cast<std::int64_t>(m_clock.now().value) - seen < static_cast<std::int64_t>(limit);
    const bool live = m_state.link == api::Link::Live && fresh;
    if (live == m_live) return;
    m_live = live;
    Q_EMIT changed();
}

QString NetworkWatch::notLiveText() const {
    if (m_live || !known()) return {};
    if (m_state.height.value == 0) return tr("not live");
    return tr("not live, as of %1").arg(text::height(m_state.height));
}

QString NetworkWatch::networkName() const {
    return m_state.current ? text::plain(m_state.current->name) : QString();
}

QString NetworkWatch::clockWarning() const {
    const std::int64_t offset = m_state.clockOffsetMs;
    if (offset > -kClockWarnMs && offset < kClockWarnMs) return {};
    const QString by = text::took(static_cast<std::uint64_t>(offset < 0 ? -offset : offset));
    return offset > 0 ? tr("This computer's clock is %1 ahead of the network.").arg(by)
                      : tr("This computer's clock is %1 behind the network.").arg(by);
}

}  // namespace leo::ui
