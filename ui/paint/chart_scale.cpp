#include "paint/chart_scale.h"

#include "run/text.h"

namespace leo::ui {

std::uint64_t roundAbove(std::uint64_t most) {
    std::uint64_t step = 1;
    while (step * 10 < most) step *= 10;
    for (const std::uint64_t times : {2, 4, 6, 8, 10})
        if (step * times >= most) return step * times;
    return most;
}

QVariantList chartLevels(std::uint64_t top) {
    QVariantList list;
    for (const std::uint64_t value : {std::uint64_t{0}, top / 2, top})
        list.append(QVariantMap{{QStringLiteral("value"), static_cast<double>(value)},
                                {QStringLiteral("text"), text::count(value)}});
    return list;
}

QVariantList chartDays(TimeMs first, TimeMs last) {
    QVariantList list;
    for (const TimeMs time : {first, last}) {
        const QString day = text::day(time);
        if (!list.isEmpty() && list.front().toMap().value(QStringLiteral("text")) == day) break;
        list.append(
            QVariantMap{{QStringLiteral("at"), static_cast<double>(time.value)}, {QStringLiteral("text"), day}});
    }
    return list;
}

double inLeo(Amount amount) {
    return static_cast<double>(amount.units) / static_cast<double>(kUnitsPerLeo);
}

}  // namespace leo::ui
