// Notifications of core/api on the core (api/notifications.h), kept for 30 days in the desktop's database.
//
// Made here: what blocks say of this computer's wallets (tasks that ended, money received, credit lost, a key window
// missed, a new version of a lambda that was used) and an alarm of layer one. Other areas add theirs with
// Core::onNotice and close a decision with Core::onDecided. One subject has one notice of a kind for an account: a
// block that is read twice tells nothing twice.
//
// Threads: the interface's for what overrides the interface; construction, destruction and all else on the core's.
#pragma once

#include <deque>

#include "api/notifications.h"
#include "node/facade/core.h"
#include "node/facade/publisher.h"

namespace leo::node {

inline constexpr std::uint64_t kKeepNoticesMs = 30ull * 24 * 3'600'000;
inline constexpr std::size_t kMaxNotices = 500;

class NotificationsArea final : public api::Notifications {
public:
    explicit NotificationsArea(Core& core);

    Subscription observe(api::Handler<api::NoticesState> handler) override;
    void markRead(std::uint64_t id) override;
    void markAllRead() override;

private:
    Status load();
    void add(api::Notice notice);
    void decided(api::NoticeKind kind, const Hash& subject);
    void handleHead(const layer1::Head& head);
    void taskClosed(const ledger::Task& task, const layer1::Head& head);
    void newVersion(const TxId& tx, const AccountId& publisher, const ledger::LambdaPublish& lambda,
                    const layer1::Head& head);
    void write(const api::Notice& notice);
    void dropOld();
    api::Notice noticeAt(api::NoticeKind kind, const AccountId& account, const Hash& subject,
                         const layer1::Head& head) const;
    api::NoticesState build(std::uint64_t sequence) const;

    Core& m_core;
    std::deque<api::Notice> m_notices;  // newest first
    std::uint64_t m_next = 1;
    Publisher<api::NoticesState> m_state;
    std::vector<Subscription> m_subscriptions;
};

}  // namespace leo::node
