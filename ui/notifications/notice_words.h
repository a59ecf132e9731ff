// The words for a notice: title, sentence, icon and where it leads.
#pragma once

#include <QString>

#include "api/notifications.h"

namespace leo::ui {

struct NoticeWords {
    QString icon, tone, title, text;
    QString page, action;  // where its button leads and what it says; empty without one
    const char* kind;      // for the settings: "key", "end", "node", "backup", "other"
};

NoticeWords noticeWords(const api::Notice& notice);

}  // namespace leo::ui
