#include "run/run_area.h"

namespace leo::ui {

RunArea::RunArea(api::Leo& leo, QObject* parent) : QObject(parent), m_leo(leo) {}

}  // namespace leo::ui
