#include "shell/notifications_area.h"

namespace leo::ui {

NotificationsArea::NotificationsArea(api::Leo& leo, QObject* parent) : QObject(parent), m_leo(leo) {}

}  // namespace leo::ui
