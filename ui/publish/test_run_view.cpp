#include "publish/test_run_view.h"

#include <QSet>

#include "language/core_words.h"
#include "language/language.h"
#include "run/text.h"
#include "wallet/wallet_words.h"

namespace leo::ui {
namespace {

constexpr std::size_t kShownBytes = 512;    // of output that is not text
constexpr qsizetype kShownText = 20'000;    // of output that is
constexpr qsizetype kShownLogLines = 2000;  // a run may print without end; the rest is counted
constexpr std::size_t kBytesPerLine = 16;

QString hexDump(const Bytes& bytes) {
    QStringList lines;
    const ByteView view(bytes);
    for (std::size_t at = 0; at < std::min(bytes.size(), kShownBytes); at += kBytesPerLine)
        lines << text::own(toHex(view.subspan(at, std::min(kBytesPerLine, view.size() - at))));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

TestRunView::TestRunView(QObject* parent) : QObject(parent), m_log({"source", "line", "tone"}) {
    onLanguage(this, [this] { Q_EMIT changed(); });
}

void TestRunView::begin(const QString& sample) {
    m_sample = sample;
    m_stage = Stage::Running;
    m_error.clear();
    m_noSandbox = false;
    Q_EMIT changed();
}

void TestRunView::show(const Result<api::TestRun>& run) {
    m_run = run.ok() ? *run : api::TestRun{};
    m_stage = run.ok() ? Stage::Ready : Stage::Error;
    m_noSandbox = !run.ok() && run.error().code == Code::Unavailable;
    m_error = run.ok() ? QString() : words::refusal(run.error());
    // A line names its source first: "stdout …", "stderr …", "sandbox …"; anything else was printed by the code.
    static const QSet<QString> kSources = {QStringLiteral("stdout"), QStringLiteral("stderr"),
                                           QStringLiteral("sandbox")};
    std::vector<Row> rows;
    const QStringList lines = text::own(m_run.log).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < std::min(lines.size(), kShownLogLines); ++i) {
        const QString first = lines[i].section(QLatin1Char(' '), 0, 0);
        const bool named = kSources.contains(first);
        const QString source = named ? first : QStringLiteral("code");
        const QString line = named ? lines[i].section(QLatin1Char(' '), 1) : lines[i];
        rows.push_back({QString::number(i),
                        {source, text::plain(line.toStdString()),
                         source == QLatin1String("stderr") ? QStringLiteral("warn") : QStringLiteral("plain")}});
    }
    if (lines.size() > kShownLogLines)
        rows.push_back({QStringLiteral("rest"),
                        {QString(), tr("%n more line(s)", nullptr, static_cast<int>(lines.size() - kShownLogLines)),
                         QStringLiteral("plain")}});
    m_log.assign(std::move(rows));
    Q_EMIT changed();
    if (m_stage == Stage::Error)
        Q_EMIT ended(m_error);
    else
        Q_EMIT ended(passed() ? tr("The test run passed in %1.").arg(wall()) : verdict());
}

void TestRunView::clear() {
    m_sample.clear();
    m_stage = Stage::Empty;
    m_run = {};
    m_error.clear();
    m_noSandbox = false;
    m_log.assign({});
    Q_EMIT changed();
}

bool TestRunView::passed() const {
    return m_stage == Stage::Ready && m_run.exit == 0 && m_run.cleanedUp && m_run.profileMatchesNetwork;
}

QString TestRunView::verdict() const {
    if (m_stage != Stage::Ready || passed()) return {};
    if (m_run.exit != 0) return tr("The code ended with %1. A run that ends so gives no result.").arg(exitText());
    if (!m_run.cleanedUp) return tr("The clean-up is incomplete: %1.").arg(cleanup());
    return tr("This computer's sandbox profile is not the one of the network, so a node may behave differently.");
}

QString TestRunView::runner() const {
    return text::plain(m_run.runner);
}

QString TestRunView::exitText() const {
    return m_run.exitText.empty() ? text::count(m_run.exit) : core::said(m_run.exitText);
}

QString TestRunView::wall() const {
    return text::took(m_run.wallMs);
}

QString TestRunView::cpu() const {
    return text::took(m_run.cpuMs);
}

QString TestRunView::memory() const {
    return text::size(m_run.peakMemoryBytes);
}

QString TestRunView::cleanup() const {
    return core::said(m_run.cleanupText);
}

QString TestRunView::profile() const {
    return text::hash(m_run.profileDigest);
}

QString TestRunView::mediaType() const {
    return text::plain(m_run.mediaType);
}

QString TestRunView::outputSize() const {
    return text::size(m_run.output.size());
}

bool TestRunView::outputIsPicture() const {
    return m_run.mediaType.starts_with("image/");
}

QString TestRunView::outputText() const {
    if (outputIsPicture() || m_run.output.empty()) return {};
    const bool isText = m_run.mediaType.starts_with("text/") || m_run.mediaType == "application/json";
    return isText ? text::own(textOf(m_run.output)).left(kShownText) : hexDump(m_run.output);
}

QString TestRunView::logText() const {
    return text::own(m_run.log);
}

}  // namespace leo::ui
