#include "home/home_area.h"

namespace leo::ui {

HomeArea::HomeArea(api::Leo& leo, QObject* parent) : QObject(parent), m_view(leo) {}

}  // namespace leo::ui
