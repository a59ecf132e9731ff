#include "wallet/networks_area.h"

#include <algorithm>

#include "firstrun/local_start.h"
#include "language/core_words.h"
#include "language/language.h"
#include "run/text.h"
#include "wallet/guarded.h"
#include "wallet/wallet_words.h"

namespace leo::ui {
namespace {

QString joinRefusal(const Error& error) {
    switch (error.code) {
        case Code::Malformed: return NetworksArea::tr("This is neither an invitation nor an address of a network.");
        case Code::Unreachable:
            return NetworksArea::tr("Nobody answers at this address. Check it, and your connection.");
        case Code::WrongChain: return NetworksArea::tr("Another network answers there than the invitation names.");
        default: return words::refusal(error);
    }
}

constexpr std::int64_t kClockWarningMs = 2000;  // ui section 7, rule 6
constexpr std::uint64_t kStaleIntervals = 3;    // rule 5

}  // namespace

QString layerOneName(api::LayerOneKind kind) {
    return kind == api::LayerOneKind::Evm ? NetworksArea::tr("EVM contract") : NetworksArea::tr("Leo L1");
}

NetworksArea::NetworksArea(api::Leo& leo, QObject* parent) : NetworksArea(leo.networks(), {}, parent) {}

NetworksArea::NetworksArea(api::Networks& networks, PageClock::Source clock, QObject* parent)
    : QObject(parent),
      m_api(networks),
      m_clock(nullptr, std::move(clock)),
      m_networks({"chain", "name", "layerOne", "current", "onThisComputer", "softwareTpms", "entryPoints"}),
      m_start(new LocalStart(networks, this)) {
    connect(&m_clock, &PageClock::tick, this, &NetworksArea::tick);
    onLanguage(this, [this] {
        if (m_known) take(api::NetworkState(m_state));
    });
    m_subscription =
        networks.observe([this](const std::shared_ptr<const api::NetworkState>& state) { take(*state); });
}

void NetworksArea::take(const api::NetworkState& state) {
    m_known = true;
    m_state = state;
    std::vector<Row> rows;
    for (const api::NetworkInfo& info : state.known) {
        const QString id = text::own(info.chain.hex());
        rows.push_back({id,
                        {id, text::plain(info.name), layerOneName(info.layerOne),
                         state.current && state.current->chain == info.chain, info.onThisComputer,
                         info.softwareTpmsOnly, static_cast<int>(info.entryPoints.size())}});
    }
    m_networks.assign(std::move(rows));
    // The head was seen on this computer's clock, so its age is measured on it, without the offset.
    m_clock.run(joined() && !paused());
    Q_EMIT changed();
    Q_EMIT tick();
}

QString NetworksArea::linkText() const {
    switch (m_state.link) {
        case api::Link::None: return tr("No network");
        case api::Link::Connecting: return tr("Connecting");
        case api::Link::Syncing: return tr("Syncing");
        case api::Link::Live: return tr("In sync");
        case api::Link::Paused: return tr("Paused");
        case api::Link::Alarm: return tr("Stopped");
    }
    return {};
}

QString NetworksArea::problem() const {
    return core::said(m_state.problem);
}

QString NetworksArea::name() const {
    return joined() ? text::plain(m_state.current->name) : QString();
}

QString NetworksArea::chain() const {
    return joined() ? text::own(m_state.current->chain.hex()) : QString();
}

QString NetworksArea::layerOne() const {
    return joined() ? layerOneName(m_state.current->layerOne) : QString();
}

QString NetworksArea::heightText() const {
    return text::count(m_state.height.value);
}

QString NetworksArea::behind() const {
    if (m_state.bestKnown.value <= m_state.height.value) return {};
    return tr("−%1 blocks").arg(text::count(m_state.bestKnown.value - m_state.height.value));
}

int NetworksArea::entryPoints() const {
    return joined() ? static_cast<int>(m_state.current->entryPoints.size()) : 0;
}

QString NetworksArea::blockInterval() const {
    if (m_state.parameters.maxBlockGapMs == 0) return {};
    return tr("one block at least every %1").arg(text::duration(m_state.parameters.maxBlockGapMs));
}

QString NetworksArea::finality() const {
    return core::said(m_state.finality);
}

QString NetworksArea::directory() const {
    return text::own(m_state.directory);
}

QString NetworksArea::clockWarning() const {
    const std::int64_t offset = m_state.clockOffsetMs;
    if (std::abs(offset) <= kClockWarningMs) return {};
    const QString seconds = text::took(static_cast<std::uint64_t>(std::abs(offset)));
    return offset > 0
               ? tr("This computer's clock is %1 ahead of the network. Set it, or deadlines pass early.").arg(seconds)
               : tr("This computer's clock is %1 behind the network. Set it, or deadlines pass late.").arg(seconds);
}

QString NetworksArea::storageProblem() const {
    if (!m_state.storage) return {};
    if (diskFull())
        return tr("Leo stopped following %1 at block %2 and goes on by itself when there is room. What was "
                  "acknowledged is kept; nothing is lost.")
            .arg(name(), text::height(m_state.height));
    return tr("Leo stopped following %1 at block %2, because its files cannot be written: %3. It goes on by itself "
              "when "
              "they can.")
        .arg(name(), text::height(m_state.height), text::plain(m_state.storage->detail));
}

double NetworksArea::blockProgress() const {
    const std::uint64_t gap = m_state.parameters.maxBlockGapMs;
    if (gap == 0 || m_state.link != api::Link::Live) return 0;
    return std::min(1.0, static_cast<double>(m_clock.now() - m_state.headSeen) / static_cast<double>(gap));
}

QString NetworksArea::nextBlock() const {
    const std::uint64_t gap = m_state.parameters.maxBlockGapMs;
    if (gap == 0 || m_state.link != api::Link::Live) return {};
    const std::uint64_t since = m_clock.now() - m_state.headSeen;
    return since >= gap ? tr("due") : tr("within %1").arg(text::duration(gap - since));
}

bool NetworksArea::stale() const {
    if (!joined() || m_state.parameters.maxBlockGapMs == 0) return false;
    return m_clock.now() - m_state.headSeen > kStaleIntervals * m_state.parameters.maxBlockGapMs;
}

QString NetworksArea::dataAge() const {
    return m_state.headSeen.value == 0 ? QString() : text::ago(m_clock.now() - m_state.headSeen);
}

void NetworksArea::finish(const Status& status) {
    m_busy = false;
    m_error = status.ok() ? QString() : joinRefusal(status.error());
    Q_EMIT busyChanged();
}

void NetworksArea::command(const std::function<void(api::Finished)>& call) {
    m_busy = true;
    m_error.clear();
    Q_EMIT busyChanged();
    call(guarded(this, [this](const Status& status) { finish(status); }));
}

void NetworksArea::join(const QString& invitation) {
    const QString trimmed = invitation.trimmed();
    if (trimmed.isEmpty() || m_busy) return;
    m_busy = true;
    m_error.clear();
    Q_EMIT busyChanged();
    m_api.join(trimmed.toStdString(), guarded(this, [this](const Result<api::NetworkInfo>& info) {
                   finish(info.ok() ? Status() : Status(info.error()));
                   if (info.ok()) Q_EMIT joinedNetwork(text::plain(info->name));
               }));
}

void NetworksArea::use(const QString& chain) {
    const Result<ChainId> id = ChainId::fromHexText(chain.toStdString());
    if (id.ok()) command([&](api::Finished done) { m_api.use(*id, std::move(done)); });
}

void NetworksArea::forget(const QString& chain) {
    const Result<ChainId> id = ChainId::fromHexText(chain.toStdString());
    if (id.ok()) command([&](api::Finished done) { m_api.forget(*id, std::move(done)); });
}

void NetworksArea::setPaused(bool paused) {
    m_api.setPaused(paused);
}

void NetworksArea::reconnect() {
    m_api.reconnect();
}

void NetworksArea::stopLocal() {
    command([&](api::Finished done) { m_api.stopLocal(std::move(done)); });
}

void NetworksArea::deleteLocal() {
    const auto local = std::find_if(m_state.known.begin(), m_state.known.end(),
                                    [](const api::NetworkInfo& info) { return info.onThisComputer; });
    if (local == m_state.known.end() || m_busy) return;
    command([this, chain = local->chain](api::Finished done) {
        m_api.stopLocal(guarded(this, [this, chain, done = std::move(done)](const Status& stopped) {
            // One that does not run is stopped.
            if (!stopped.ok() && stopped.error().code != Code::NotFound) return done(stopped);
            m_api.forget(chain, guarded(this, [this, done](const Status& status) {
                             done(status);
                             if (status.ok()) Q_EMIT localDeleted();
                         }));
        }));
    });
}

void NetworksArea::exportAlarm(const QUrl& file) {
    if (!file.isLocalFile() || m_busy) return;
    const QString path = file.toLocalFile();
    command([&](api::Finished done) {
        m_api.exportAlarm(path.toStdString(), guarded(this, [this, path, done](const Status& status) {
                              done(status);
                              if (status.ok()) Q_EMIT exported(path);
                          }));
    });
}

void NetworksArea::clearError() {
    m_error.clear();
    Q_EMIT busyChanged();
}

}  // namespace leo::ui
