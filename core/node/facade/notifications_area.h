// Notifications of core/api on the core (api/notifications.h), kept for 30 days.
//
// Threads: the interface's for what overrides the interface; construction, destruction and all else on the core's.
#pragma once

#include "api/notifications.h"
#include "node/facade/core.h"

namespace leo::node {

class NotificationsArea final : public api::Notifications {
public:
    explicit NotificationsArea(Core& core);

    Subscription observe(api::Handler<api::NoticesState> handler) override;
    void markRead(std::uint64_t id) override;
    void markAllRead() override;

private:
    Core& m_core;
};

}  // namespace leo::node
