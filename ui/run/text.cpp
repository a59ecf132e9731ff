#include "run/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <cmath>

#include "base/clock.h"

namespace leo::ui::text {

namespace {

constexpr std::uint64_t kNowSeconds = 5;  // what is newer is "now"
constexpr std::uint64_t kDaySeconds = 86'400;

QString tr(const char* source, const char* comment = nullptr) {
    return QCoreApplication::translate("leo::ui::text", source, comment);
}

// QLocale groups the thousands of German with points; ui section 4 asks for a narrow space.
QString grouped(QString figure) {
    if (QLocale().language() == QLocale::German) figure.replace(QLocale().groupSeparator(), QChar(0x202F));
    return figure;
}

QString decimals(Amount amount, int places) {
    std::uint64_t fraction = amount.units % kUnitsPerLeo;
    for (int i = 9; i > places; --i) fraction /= 10;
    const QString whole = count(amount.units / kUnitsPerLeo);
    return whole + QLocale().decimalPoint() + QString::number(fraction).rightJustified(places, u'0');
}

QDateTime local(TimeMs time) {
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time.value));
}

}  // namespace

QString own(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString plain(std::string_view foreign, qsizetype limit) {
    QString out;
    for (const QChar c : own(foreign)) {
        const auto category = c.category();
        if (category == QChar::Other_Control) {
            out += u' ';
        } else if (category != QChar::Other_Format) {
            out += c;
        }
    }
    out = out.simplified();
    return out.size() > limit ? out.left(limit - 1) + u'…' : out;
}

QString leo2(Amount amount) {
    return decimals(amount, 2);
}

QString leo9(Amount amount) {
    return decimals(amount, 9);
}

QString leoShort(Amount amount) {
    QString out = leo9(amount);
    while (out.endsWith(u'0')) out.chop(1);
    if (!out.back().isDigit()) out.chop(1);
    return out;
}

QString hidden() {
    return QStringLiteral("\u2022\u2022\u2022");
}

QString gain(std::int64_t value) {
    if (value < 0) return u'\u2212' + count(static_cast<std::uint64_t>(-value));
    return u'+' + count(static_cast<std::uint64_t>(value));
}

QString count(std::uint64_t value) {
    return grouped(QLocale().toString(static_cast<qulonglong>(value)));
}

QString number(double value, int decimals) {
    return grouped(QLocale().toString(value, 'f', decimals));
}

QString height(Height height) {
    return u'#' + count(height.value);
}

QString permille(std::uint64_t permille) {
    return tr("%1 %").arg(number(static_cast<double>(permille) / 10.0, 1));
}

QString basisPoints(std::uint64_t bps) {
    return bps % 10 == 0 ? permille(bps / 10) : tr("%1 %").arg(number(static_cast<double>(bps) / 100.0, 2));
}

QString day(TimeMs time) {
    return QLocale().toString(local(time), tr("d MMM", "a day, in the letters of QLocale::toString"));
}

QString dayAndClock(TimeMs time) {
    return QLocale().toString(local(time), tr("d MMM, HH:mm", "day and clock, in the letters of QLocale::toString"));
}

QString typed(Amount amount) {
    return withSign(own(toText(amount)));
}

QString withSign(QString typed) {
    const QString point = QLocale().decimalPoint();
    return typed.replace(point == QLatin1String(",") ? u'.' : u',', point[0]);
}

QString duration(std::uint64_t ms) {
    if (ms < 60'000) return tr("%1 s").arg(ms / 1000);
    return stopwatch(ms);
}

QString took(std::uint64_t ms) {
    if (ms >= 60'000) return stopwatch(ms);
    return tr("%1 s").arg(number(static_cast<double>(ms / 100) / 10.0, 1));
}

QString stopwatch(std::uint64_t ms) {
    const std::uint64_t seconds = ms / 1000;
    if (seconds >= 3600) return tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString stopwatchTenths(std::uint64_t ms) {
    return stopwatch(ms) + QLocale().decimalPoint() + QString::number(ms / 100 % 10);
}

QString clock(TimeMs time) {
    return local(time).toString(QStringLiteral("HH:mm:ss"));
}

QString clockTenths(TimeMs time) {
    return clock(time) + QLocale().decimalPoint() + QString::number(time.value / 100 % 10);
}

QString utc(TimeMs time) {
    return local(time).toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")) + QStringLiteral(" UTC");
}

QString age(std::uint64_t ms) {
    const std::uint64_t seconds = ms / 1000;
    if (seconds < kNowSeconds) return tr("now");
    if (seconds < 60) return tr("%1 s").arg(seconds);
    if (seconds < 3600) return tr("%1 min").arg(seconds / 60);
    if (seconds < kDaySeconds) return tr("%1 h").arg(seconds / 3600);
    return day(TimeMs{systemClock().now().value - ms});
}

QString ago(std::uint64_t ms) {
    const std::uint64_t seconds = ms / 1000;
    return seconds < kNowSeconds || seconds >= kDaySeconds ? age(ms) : tr("%1 ago").arg(age(ms));
}

namespace {

QString sized(std::uint64_t bytes, bool wholeIfExact) {
    if (bytes < 1000) return tr("%1 B").arg(bytes);
    constexpr const char* kUnits[] = {"kB", "MB", "GB", "TB"};
    double value = static_cast<double>(bytes) / 1000.0;
    std::size_t unit = 0;
    for (; value >= 999.95 && unit + 1 < std::size(kUnits); ++unit) value /= 1000.0;
    const bool whole = wholeIfExact && value == std::floor(value);
    return number(value, whole ? 0 : 1) + u' ' + QLatin1String(kUnits[unit]);
}

}  // namespace

QString size(std::uint64_t bytes) {
    return sized(bytes, false);
}

QString limit(std::uint64_t bytes) {
    return sized(bytes, true);
}

QString hex(const Hash& hash) {
    return own(toHex(hash));
}

QString elided(std::string_view id, int head, int tail) {
    const QString whole = own(id);
    return whole.size() <= head + tail + 1 ? whole : whole.left(head) + u'…' + whole.right(tail);
}

QString node(const NodeId& node) {
    const QString id = hex(node.bytes);
    return id.left(4) + u'·' + id.right(4);
}

QString hash(const Hash& hash) {
    return QStringLiteral("0x") + elided(toHex(hash), 8, 6);
}

QString rowHash(const Hash& hash) {
    return QStringLiteral("0x") + elided(toHex(hash), 6, 4);
}

QString cid(std::string_view cid) {
    return elided(cid, 9, 5);
}

QString spokenNode(const NodeId& node) {
    const QString id = hex(node.bytes);
    return id.left(4) + u' ' + id.right(4);
}

}  // namespace leo::ui::text
