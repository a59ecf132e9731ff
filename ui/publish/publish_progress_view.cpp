#include "publish/publish_progress_view.h"

#include "language/language.h"
#include "run/text.h"

namespace leo::ui {

PublishProgressView::PublishProgressView(QObject* parent)
    : QObject(parent), m_rows({"title", "detail", "mark", "duration", "share"}) {
    onLanguage(this, [this] { show(); });
}

void PublishProgressView::begin(const QString& files, const QString& packed) {
    reset();
    m_files = files;
    m_packed = packed;
    m_stage = Stage::Working;
    m_since.start();
    show();
}

void PublishProgressView::reset() {
    m_stage = Stage::Idle;
    m_at = Part::Pack;
    m_tookMs.fill(0);
    m_bytesDone = m_bytesOf = 0;
    m_where.clear();
    m_error.clear();
    show();
}

void PublishProgressView::reach(Part part) {
    if (m_stage != Stage::Working || part <= m_at) return;
    m_tookMs[static_cast<std::size_t>(m_at)] = m_since.restart();
    m_at = part;
    show();
}

void PublishProgressView::report(const api::PublishProgress& progress) {
    using From = api::PublishProgress::Stage;
    m_bytesDone = progress.bytesDone;
    m_bytesOf = progress.bytesOf;
    switch (progress.stage) {
        case From::Pack: break;
        case From::Encrypt: reach(Part::Encrypt); break;
        case From::Sign: reach(Part::Sign); break;
        case From::Store: reach(Part::Store); break;
        case From::Confirm:
        case From::Done: reach(Part::Confirm); break;
    }
    show();
}

void PublishProgressView::finish(const QString& where) {
    if (m_stage != Stage::Working) return;
    reach(Part::Confirm);
    m_tookMs[static_cast<std::size_t>(Part::Confirm)] = m_since.elapsed();
    m_stage = Stage::Done;
    m_where = where;
    show();
    Q_EMIT ended(tr("Published. %1").arg(where));
}

void PublishProgressView::fail(const QString& sentence) {
    m_stage = Stage::Error;
    m_error = sentence;
    show();
    Q_EMIT ended(sentence);
}

void PublishProgressView::show() {
    const QString bytes =
        m_bytesOf > 0 ? tr("%1 of %2").arg(text::size(m_bytesDone), text::size(m_bytesOf)) : QString();
    struct Line {
        QString title, detail;
    };
    const Line lines[kParts] = {
        {tr("Pack"), m_files.isEmpty() ? QString() : tr("%1, %2").arg(m_files, m_packed)},
        {tr("Encrypt with a new key"),
         tr("The key stays on this computer, in the file of the wallet that publishes")},
        {tr("Sign the lambda transaction"), tr("Your wallet asks for confirmation")},
        {tr("Store the ciphertext"), bytes},
        {tr("Confirmed on layer one"), m_where},
    };
    std::vector<Row> rows;
    for (std::size_t i = 0; i < kParts; ++i) {
        const auto part = static_cast<Part>(i);
        const bool past = m_stage == Stage::Done || (m_stage != Stage::Idle && part < m_at);
        const bool here = m_stage != Stage::Idle && m_stage != Stage::Done && part == m_at;
        const char* mark = past ? "done" : here ? (m_stage == Stage::Error ? "failed" : "running") : "waiting";
        const double share = here && part == Part::Store && m_bytesOf > 0
                                 ? static_cast<double>(m_bytesDone) / static_cast<double>(m_bytesOf)
                                 : -1;
        rows.push_back({QString::number(i),
                        {lines[i].title, lines[i].detail, QLatin1String(mark),
                         past ? text::took(static_cast<std::uint64_t>(m_tookMs[i])) : QString(), share}});
    }
    m_rows.assign(std::move(rows));
    Q_EMIT changed();
}

}  // namespace leo::ui
