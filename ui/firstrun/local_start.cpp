#include "firstrun/local_start.h"

#include <algorithm>

#include "language/core_words.h"
#include "language/language.h"
#include "run/text.h"
#include "wallet/guarded.h"

namespace leo::ui {
namespace {

QString stepTitle(const std::string& key) {
    if (key == "programs") return LocalStart::tr("Programs found");
    if (key == "keys") return LocalStart::tr("Wallets and keys made");
    if (key == "tpms") return LocalStart::tr("Software TPMs made");
    if (key == "layer1") return LocalStart::tr("Layer one started");
    if (key == "nodes") return LocalStart::tr("Nodes attesting each other");
    if (key == "ready") return LocalStart::tr("Ready");
    return text::plain(key);
}

QString markName(api::StartMark mark) {
    switch (mark) {
        case api::StartMark::Waiting: return QStringLiteral("waiting");
        case api::StartMark::Running: return QStringLiteral("running");
        case api::StartMark::Done: return QStringLiteral("done");
        case api::StartMark::FoundDone: return QStringLiteral("found");
        case api::StartMark::Failed: return QStringLiteral("failed");
    }
    return {};
}

struct TileWords {
    const char* name;
    QString word;
};

TileWords tileWords(api::TileState mark) {
    switch (mark) {
        case api::TileState::Waiting: return {"waiting", LocalStart::tr("waiting")};
        case api::TileState::TpmReady: return {"tpm", LocalStart::tr("TPM ready")};
        case api::TileState::Attesting: return {"quoting", LocalStart::tr("quoting")};
        case api::TileState::Attested: return {"attested", LocalStart::tr("attested")};
        case api::TileState::Failed: return {"failed", LocalStart::tr("failed")};
    }
    return {"waiting", {}};
}

}  // namespace

LocalStart::LocalStart(api::Networks& networks, QObject* parent)
    : QObject(parent),
      m_api(networks),
      m_steps({"title", "detail", "mark", "duration"}),
      m_nodes({"number", "mark", "word", "spoken"}) {
    onLanguage(this, [this] { take(api::LocalStart(m_state)); });
    m_subscription =
        networks.observeStart([this](const std::shared_ptr<const api::LocalStart>& state) { take(*state); });
}

void LocalStart::take(const api::LocalStart& state) {
    m_state = state;
    if (state.error && state.error->code != Code::Cancelled) m_error = state.error;
    std::vector<Row> steps;
    for (const api::StartStep& step : state.steps) {
        QString duration;
        if (step.mark == api::StartMark::FoundDone)
            duration = tr("done before");
        else if (step.mark != api::StartMark::Waiting)
            duration = text::took(step.durationMs);
        steps.push_back(
            {text::own(step.key), {stepTitle(step.key), core::said(step.detail), markName(step.mark), duration}});
    }
    m_steps.assign(std::move(steps));
    std::vector<Row> nodes;
    for (std::size_t i = 0; i < state.nodes.size(); ++i) {
        const TileWords tile = tileWords(state.nodes[i].mark);
        const QString number = QStringLiteral("%1").arg(i + 1, 2, 10, QLatin1Char('0'));
        nodes.push_back(
            {number, {number, QLatin1String(tile.name), tile.word, tr("Node %1, %2").arg(number, tile.word)}});
    }
    m_nodes.assign(std::move(nodes));
    Q_EMIT changed();
}

QStringList LocalStart::log() const {
    QStringList lines;
    for (const std::string& line : m_state.log) lines << text::plain(line);
    return lines;
}

QString LocalStart::height() const {
    return text::height(m_state.height);
}

int LocalStart::attested() const {
    return static_cast<int>(std::count_if(m_state.nodes.begin(), m_state.nodes.end(), [](const api::NodeTile& tile) {
        return tile.mark == api::TileState::Attested;
    }));
}

double LocalStart::progress() const {
    if (m_finished) return 1;
    if (m_state.steps.empty()) return 0;
    double done = 0;
    for (const api::StartStep& step : m_state.steps) {
        if (step.mark == api::StartMark::Done || step.mark == api::StartMark::FoundDone) done += 1;
        if (step.mark == api::StartMark::Running && step.key == "nodes" && nodeCount() > 0)
            done += static_cast<double>(attested()) / nodeCount();
    }
    return done / static_cast<double>(m_state.steps.size());
}

QString LocalStart::time() const {
    const QString elapsed = text::stopwatch(m_state.elapsedMs);
    if (!running() || !m_state.estimateMs || *m_state.estimateMs <= m_state.elapsedMs) return elapsed;
    return tr("%1 · about %2 left").arg(elapsed, text::stopwatch(*m_state.estimateMs - m_state.elapsedMs));
}

QString LocalStart::errorTitle() const {
    if (!m_error) return {};
    switch (m_error->code) {
        case Code::InUse: return tr("Something else uses what the network needs");
        case Code::DiskFull: return tr("Too little disk space");
        case Code::Unavailable: return tr("A program is missing");
        default: return tr("The local network did not start");
    }
}

QString LocalStart::errorText() const {
    if (!m_error) return {};
    switch (m_error->code) {
        case Code::InUse:
            return tr("A port or the data directory is taken. Close the program that holds it, then try again.");
        case Code::DiskFull: return tr("The network needs about 300 MB. Make room, then try again.");
        case Code::Unavailable:
            return tr(
                "A software TPM (swtpm) and a sandbox (runc or bubblewrap) are needed. Install what is named below, "
                "then try again.");
        default: return tr("No money and no data are involved yet. Try again, or copy the log for a report.");
    }
}

QString LocalStart::errorDetail() const {
    return m_error ? core::said(m_error->detail) : QString();
}

void LocalStart::begin() {
    if (m_pending) return;
    m_pending = true;
    m_finished = false;
    m_error.reset();
    Q_EMIT changed();
    m_api.startLocal(kLocalNodes, guarded(this, [this](const Status& status) { finish(status); }));
}

void LocalStart::finish(const Status& status) {
    m_pending = false;
    m_finished = status.ok();
    if (!status.ok() && status.error().code != Code::Cancelled) m_error = status.error();
    Q_EMIT changed();
    if (m_finished) Q_EMIT ready();
}

void LocalStart::cancel() {
    m_api.cancelLocal(true, guarded(this, [this](const Status&) {
                          m_pending = false;
                          Q_EMIT changed();
                          Q_EMIT cancelled();
                      }));
}

}  // namespace leo::ui
