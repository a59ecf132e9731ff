#include "node/node_charts.h"

#include <QDateTime>
#include <QLocale>
#include <QPointer>
#include <algorithm>

#include "node/node_words.h"
#include "run/text.h"

namespace leo::ui {

namespace {

constexpr std::size_t kMaxPoints = 400;  // more than a chart has pixels
constexpr std::size_t kMaxMarks = 3;     // more texts would lie on each other; the table and the list have all

QString day(TimeMs time) {
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time.value)),
                              QStringLiteral("d MMM"));
}

// Zero, the half and a round number not below `most`.
std::uint64_t roundAbove(std::uint64_t most) {
    std::uint64_t step = 1;
    while (step * 10 < most) step *= 10;
    for (const std::uint64_t times : {2, 4, 6, 8, 10})
        if (step * times >= most) return step * times;
    return most;
}

QVariantList levels(std::uint64_t top) {
    QVariantList list;
    for (const std::uint64_t value : {std::uint64_t{0}, top / 2, top})
        list.append(QVariantMap{{QStringLiteral("value"), static_cast<double>(value)},
                                {QStringLiteral("text"), text::count(value)}});
    return list;
}

double leos(Amount amount) {
    return static_cast<double>(amount.units) / static_cast<double>(kUnitsPerLeo);
}

}  // namespace

NodeCharts::NodeCharts(api::NodeOperator& node, QObject* parent) : QObject(parent), m_node(node) {}

void NodeCharts::refresh() {
    const QPointer<NodeCharts> self(this);
    m_node.creditHistory([self](const Result<std::vector<api::CreditPoint>>& points) {
        if (!self) return;
        self->m_error = points ? QString() : text::own(points.error().detail);
        if (points) self->take(*points);
        Q_EMIT self->changed();
    });
    m_node.earnings([self](const Result<std::vector<api::EarningsDay>>& days) {
        if (!self) return;
        self->m_error = days ? QString() : text::own(days.error().detail);
        if (days) self->take(*days);
        Q_EMIT self->changed();
    });
}

void NodeCharts::take(const std::vector<api::CreditPoint>& points) {
    m_credit.clear();
    m_marks.clear();
    m_times.clear();
    std::uint64_t most = 1;
    const std::size_t every = points.size() / kMaxPoints + 1;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const api::CreditPoint& point = points[i];
        most = std::max<std::uint64_t>(most, point.credit);
        const QVariantMap place{{QStringLiteral("at"), static_cast<double>(point.time.value)},
                                {QStringLiteral("value"), static_cast<double>(point.credit)}};
        // A loss is never thinned out.
        if (i % every == 0 || i + 1 == points.size() || point.change < 0) {
            QVariantMap entry = place;
            entry.insert(QStringLiteral("label"), dayAndClock(point.time));
            entry.insert(QStringLiteral("valueText"), text::count(point.credit));
            entry.insert(QStringLiteral("changeText"), point.change == 0 ? QString() : text::gain(point.change));
            entry.insert(QStringLiteral("why"), creditReason(point.why));
            m_credit.append(entry);
        }
        if (point.change < 0) {
            QVariantMap mark = place;
            mark.insert(QStringLiteral("text"),
                        text::gain(point.change) + QStringLiteral(", ") + creditReason(point.why).toLower());
            m_marks.append(mark);
        }
    }
    while (m_marks.size() > static_cast<qsizetype>(kMaxMarks)) m_marks.removeFirst();
    m_creditLevels = levels(roundAbove(most));
    if (points.empty()) return;
    m_times = {QVariantMap{{QStringLiteral("at"), static_cast<double>(points.front().time.value)},
                           {QStringLiteral("text"), day(points.front().time)}},
               QVariantMap{{QStringLiteral("at"), static_cast<double>(points.back().time.value)},
                           {QStringLiteral("text"), day(points.back().time)}}};
}

void NodeCharts::take(const std::vector<api::EarningsDay>& days) {
    m_earnings.clear();
    double most = 0;
    for (const api::EarningsDay& entry : days) {
        const double parts[] = {leos(entry.monitor), leos(entry.executor), leos(entry.attestor)};
        most = std::max(most, parts[0] + parts[1] + parts[2]);
        m_earnings.append(QVariantMap{{QStringLiteral("label"), day(entry.day)},
                                      {QStringLiteral("parts"), QVariantList{parts[0], parts[1], parts[2]}}});
    }
    m_earningLevels = levels(roundAbove(static_cast<std::uint64_t>(most) + 1));
    m_firstDay = days.empty() ? QString() : day(days.front().day);
    m_lastDay = days.empty() ? QString() : day(days.back().day);
}

}  // namespace leo::ui
