#include "wallet/networks_area.h"

namespace leo::ui {

NetworksArea::NetworksArea(api::Leo& leo, QObject* parent) : QObject(parent), m_leo(leo) {}

}  // namespace leo::ui
