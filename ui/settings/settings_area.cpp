#include "settings/settings_area.h"

namespace leo::ui {

SettingsArea::SettingsArea(api::Leo& leo, QObject* parent) : QObject(parent), m_leo(leo) {}

}  // namespace leo::ui
