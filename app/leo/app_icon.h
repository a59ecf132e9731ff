// The icon of the program: its mark, ten ticks around a point, one of them lit (ui section 1). Drawn, so that it is
// sharp at every size.
#pragma once

#include <QIcon>

namespace leo::app {

// With a badge: a dot in the corner, for something that waits for the person.
QIcon appIcon(bool badge = false);

}  // namespace leo::app
