// How leod tells of key requests: one line a check, and what was answered.
#pragma once

#include <QJsonObject>

#include "leod/console.h"
#include "node/key_service.h"

namespace leo::app {

QJsonObject reportJson(const protocol::PackageReport& report);
void tellKeyEvents(node::KeyService& keys, Console& console);

}  // namespace leo::app
