#include "node/node_charts.h"

#include <QPointer>
#include <algorithm>

#include "language/core_words.h"
#include "language/language.h"
#include "node/node_words.h"
#include "paint/chart_scale.h"
#include "run/text.h"

namespace leo::ui {

namespace {

constexpr std::size_t kMaxPoints = 400;  // more than a chart has pixels
constexpr std::size_t kMaxMarks = 3;     // more texts would lie on each other; the table and the list have all

}  // namespace

NodeCharts::NodeCharts(api::NodeOperator& node, QObject* parent) : QObject(parent), m_node(node) {
    onLanguage(this, [this] {
        if (!m_credit.isEmpty() || !m_earnings.isEmpty()) refresh();
    });
}

void NodeCharts::refresh() {
    const QPointer<NodeCharts> self(this);
    m_node.creditHistory([self](const Result<std::vector<api::CreditPoint>>& points) {
        if (!self) return;
        self->m_error = points ? QString() : core::said(points.error().detail);
        if (points) self->take(*points);
        Q_EMIT self->changed();
    });
    m_node.earnings([self](const Result<std::vector<api::EarningsDay>>& days) {
        if (!self) return;
        self->m_error = days ? QString() : core::said(days.error().detail);
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
            mark.insert(QStringLiteral("text"), tr("%1: %2").arg(text::gain(point.change), creditReason(point.why)));
            m_marks.append(mark);
        }
    }
    while (m_marks.size() > static_cast<qsizetype>(kMaxMarks)) m_marks.removeFirst();
    m_creditLevels = chartLevels(roundAbove(most));
    if (points.empty()) return;
    m_times = chartDays(points.front().time, points.back().time);
}

void NodeCharts::take(const std::vector<api::EarningsDay>& days) {
    m_earnings.clear();
    double most = 0;
    for (const api::EarningsDay& entry : days) {
        const double parts[] = {inLeo(entry.monitor), inLeo(entry.executor), inLeo(entry.attestor)};
        most = std::max(most, parts[0] + parts[1] + parts[2]);
        m_earnings.append(QVariantMap{{QStringLiteral("label"), text::day(entry.day)},
                                      {QStringLiteral("parts"), QVariantList{parts[0], parts[1], parts[2]}}});
    }
    m_earningLevels = chartLevels(roundAbove(static_cast<std::uint64_t>(most) + 1));
    m_firstDay = days.empty() ? QString() : text::day(days.front().day);
    m_lastDay = days.empty() ? QString() : text::day(days.back().day);
}

}  // namespace leo::ui
