// Notifications: what a person should know or decide, kept for 30 days on this computer.
#pragma once

#include "api/common.h"

namespace leo::api {

enum class NoticeKind : std::uint8_t {
    KeyNeeded,
    TaskSettled,
    TaskNoResult,
    TaskRefunded,
    TaskStopped,
    NodeLostCredit,
    NodeStopped,
    BackupMissing,
    LambdaNewVersion,
    KeyMissed,
    Received,
    LayerOneAlarm,
};
struct Notice {
    std::uint64_t id = 0;
    NoticeKind kind{};
    TimeMs time;
    bool read = false;
    bool needsDecision = false;  // its buttons are shown; goes with the decision or its deadline
    AccountId account;
    Hash subject{};    // task, lambda, node or transaction
    std::string name;  // of the subject
    Amount amount, returned;
    std::optional<Height> height;
    std::optional<TimeMs> deadline;
    std::string detail;
};
struct NoticesState {
    std::uint64_t sequence = 0;
    std::vector<Notice> notices;  // newest first, at most 500
    std::uint32_t unread = 0;     // of those that need an action or report an end
};

class Notifications {
public:
    virtual ~Notifications() = default;
    virtual Subscription observe(Handler<NoticesState> handler) = 0;
    virtual void markRead(std::uint64_t id) = 0;
    virtual void markAllRead() = 0;
};

}  // namespace leo::api
