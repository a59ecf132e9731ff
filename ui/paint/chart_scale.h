// What the axes of charts have in common: round numbers at labelled levels.
#pragma once

#include <QVariantList>

#include "api/common.h"

namespace leo::ui {

// A round number not below `most`, at least 2, whose half is whole too.
std::uint64_t roundAbove(std::uint64_t most);
// [{value, text}] for zero, the half and `top`: yLabels of LineChart and StackedBars.
QVariantList chartLevels(std::uint64_t top);
// [{at, text}] of the first and the last day, or of the only one: xLabels of LineChart.
QVariantList chartDays(TimeMs first, TimeMs last);
// For places on screen only; what a person reads comes from the exact amount.
double inLeo(Amount amount);

}  // namespace leo::ui
