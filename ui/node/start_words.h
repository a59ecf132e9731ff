// The words of the checklist before a node starts: what was found, and what to do about it (ui section 6.8).
#pragma once

#include <QString>

#include "api/node.h"

namespace leo::ui {

QString startCheckTitle(const api::StartCheck& check);
QString startCheckDetail(const api::StartCheck& check);
QString startCheckRemedy(const api::StartCheck& check);  // what to do, without the command
QString startCheckStatus(api::StartCheck::Mark mark);    // of StatusBadge
QString startCheckWord(api::StartCheck::Mark mark);

}  // namespace leo::ui
