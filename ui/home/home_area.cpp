#include "home/home_area.h"

namespace leo::ui {

HomeArea::HomeArea(api::Leo& leo, QObject* parent) : QObject(parent), m_leo(leo) {}

}  // namespace leo::ui
