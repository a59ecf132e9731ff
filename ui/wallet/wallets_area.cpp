#include "wallet/wallets_area.h"

namespace leo::ui {

WalletsArea::WalletsArea(api::Leo& leo, QObject* parent) : QObject(parent), m_leo(leo) {}

}  // namespace leo::ui
