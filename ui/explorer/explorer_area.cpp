#include "explorer/explorer_area.h"

namespace leo::ui {

ExplorerArea::ExplorerArea(api::Leo& leo, QObject* parent) : QObject(parent), m_leo(leo) {}

}  // namespace leo::ui
