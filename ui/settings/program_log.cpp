#include "settings/program_log.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSaveFile>

#include "run/text.h"

namespace leo::ui {
namespace {

// A line of the log as it is shown and saved; our own words, but with texts of peers in them.
QString printable(const std::string& text) {
    QString out = text::own(text);
    for (QChar& c : out)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format) c = QLatin1Char(' ');
    return out;
}

QString logLine(const ProgramLogLine& line) {
    return QStringLiteral("%1 %2 %3").arg(text::utc(line.time), printable(line.area), printable(line.text));
}

}  // namespace

ProgramLog::ProgramLog(QObject* parent) : QObject(parent), m_rows({"time", "source", "tone", "line"}) {
    m_timer.setInterval(kFollowMs);
    connect(&m_timer, &QTimer::timeout, this, &ProgramLog::refresh);
}

void ProgramLog::setSource(Source source, const QString& file) {
    m_source = std::move(source);
    m_file = file;
    Q_EMIT changed();
}

void ProgramLog::setCrash(const QString& file) {
    QFile report(file);
    if (!report.open(QIODevice::ReadOnly)) return;
    m_crash = QString::fromUtf8(report.read(kMaxCrashBytes)).trimmed();
    m_crashFile = file;
    Q_EMIT changed();
}

void ProgramLog::dismissCrash() {
    m_crash.clear();
    Q_EMIT changed();
}

void ProgramLog::setFilter(const QString& filter) {
    if (m_filter == filter) return;
    m_filter = filter;
    refresh();
    Q_EMIT changed();
}

void ProgramLog::setWarningsOnly(bool only) {
    if (m_warningsOnly == only) return;
    m_warningsOnly = only;
    refresh();
    Q_EMIT changed();
}

void ProgramLog::follow(bool following) {
    if (following) {
        refresh();
        m_timer.start();
    } else {
        m_timer.stop();
    }
}

std::vector<ProgramLogLine> ProgramLog::lines() const {
    std::vector<ProgramLogLine> kept;
    if (!m_source) return kept;
    for (ProgramLogLine& line : m_source()) {
        if (m_warningsOnly && !line.warning) continue;
        if (!m_filter.isEmpty() && !printable(line.text).contains(m_filter, Qt::CaseInsensitive) &&
            !printable(line.area).contains(m_filter, Qt::CaseInsensitive))
            continue;
        kept.push_back(std::move(line));
    }
    return kept;
}

// Equal lines of one moment are told apart by their number, so that rows keep their identity while older ones go.
void ProgramLog::refresh() {
    std::vector<Row> rows;
    QHash<QString, int> seen;
    for (const ProgramLogLine& line : lines()) {
        const QString key = logLine(line);
        rows.push_back({key + QString::number(seen[key]++),
                        {text::clockTenths(line.time), printable(line.area),
                         line.warning ? QStringLiteral("warnText") : QString(), printable(line.text)}});
    }
    m_rows.assign(std::move(rows));
}

QString ProgramLog::text() const {
    QString out;
    for (const ProgramLogLine& line : lines()) out += logLine(line) + QLatin1Char('\n');
    return out;
}

void ProgramLog::save(const QUrl& file) {
    if (!file.isLocalFile()) return;
    QSaveFile out(file.toLocalFile());
    const QByteArray content = text().toUtf8();
    const bool done = out.open(QIODevice::WriteOnly) && out.write(content) == content.size() && out.commit();
    m_saved = done ? file.toLocalFile() : QString();
    m_problem = done ? QString() : tr("The file could not be written: %1.").arg(out.errorString());
    Q_EMIT changed();
}

QString withoutIdentifiers(const QString& text) {
    struct Rule {
        QRegularExpression pattern;
        const char* word;
    };
    // In this order: an address of a network holds numbers, a path may hold an identifier.
    static const Rule kRules[] = {
        {QRegularExpression(QStringLiteral("/(?:ip4|ip6|dns|dns4|dns6)/\\S+")), "<address>"},
        {QRegularExpression(QStringLiteral("\\b(?:https?|wss?|file|leo):\\S+")), "<link>"},
        {QRegularExpression(QStringLiteral("\"[^\"]*\"|\u201c[^\u201d]*\u201d")), "<text>"},
        {QRegularExpression(QStringLiteral("(?:~|\\.{0,2})/[^\\s:,;]+")), "<path>"},
        {QRegularExpression(QStringLiteral("\\bleo1[0-9a-z]+")), "<account>"},
        {QRegularExpression(QStringLiteral("\\b(?:bafy|bafk|Qm|12D3)[0-9A-Za-z]+")), "<id>"},
        {QRegularExpression(QStringLiteral("\\b(?:0x)?[0-9a-fA-F]{8,}\\b")), "<id>"},
        {QRegularExpression(QStringLiteral("\\b[0-9a-f]{4}\u00b7[0-9a-f]{4}\\b")), "<id>"},
        {QRegularExpression(QStringLiteral("\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?\\b")), "<address>"},
        {QRegularExpression(QStringLiteral("\\[?(?:[0-9a-fA-F]{0,4}:){3,}[0-9a-fA-F]{0,4}\\]?(?::\\d+)?")),
         "<address>"},
        {QRegularExpression(QStringLiteral("\\b\\d+\\.\\d+ LEO\\b|\\b\\d+ LEO\\b")), "<amount>"},
    };
    QString out = text;
    for (const Rule& rule : kRules) out.replace(rule.pattern, QLatin1String(rule.word));
    return out;
}

QString ProgramLog::scrubbed() const {
    if (!m_source) return {};
    std::vector<ProgramLogLine> warnings;
    for (ProgramLogLine& line : m_source())
        if (line.warning) warnings.push_back(std::move(line));
    QString out;
    const std::size_t begin = warnings.size() > kScrubbedLines ? warnings.size() - kScrubbedLines : 0;
    for (std::size_t i = begin; i < warnings.size(); ++i)
        out += QStringLiteral("%1 %2 %3\n")
                   .arg(text::utc(warnings[i].time), printable(warnings[i].area),
                        withoutIdentifiers(printable(warnings[i].text)));
    return out;
}

}  // namespace leo::ui
