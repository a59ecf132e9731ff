#include "node/facade/notifications_area.h"

namespace leo::node {

NotificationsArea::NotificationsArea(Core& core) : m_core(core) {}

Subscription NotificationsArea::observe(api::Handler<api::NoticesState>) {
    return Subscription([] {});
}

void NotificationsArea::markRead(std::uint64_t) {}

void NotificationsArea::markAllRead() {}

}  // namespace leo::node
