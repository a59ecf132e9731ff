#include "node/node_area.h"

namespace leo::ui {

NodeArea::NodeArea(api::Leo& leo, QObject* parent) : QObject(parent), m_leo(leo) {}

}  // namespace leo::ui
