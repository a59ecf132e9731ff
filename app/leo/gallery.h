// Gallery: walks through every page, for `leo --selftest` (does each load without a warning) and `leo --shots` (a
// picture of each, in both themes and sizes).
#pragma once

#include <QString>

#include "leo/desktop.h"

namespace leo::app {

// Opens every page that needs no id and those whose id this Leo knows; answers the warnings of QML, each with its
// page. With a folder, also pictures: <page>-<width>x<height>-<theme>.png.
QStringList walkPages(Desktop& desktop, const QString& pictureFolder);

}  // namespace leo::app
