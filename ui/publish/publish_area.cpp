#include "publish/publish_area.h"

namespace leo::ui {

PublishArea::PublishArea(api::Leo& leo, QObject* parent) : QObject(parent), m_leo(leo) {}

}  // namespace leo::ui
