// Notifications of a test.
#pragma once

#include "api/notifications.h"
#include "fake/later.h"

namespace leo::ui::fake {

class FakeNotifications : public api::Notifications {
public:
    Snapshot<api::NoticesState> notices;
    std::vector<std::uint64_t> read;
    int allRead = 0;

    Subscription observe(api::Handler<api::NoticesState> handler) override {
        return notices.observe(std::move(handler));
    }
    void markRead(std::uint64_t id) override {
        read.push_back(id);
        for (api::Notice& notice : notices.state.notices)
            if (notice.id == id) notice.read = true;
        recount();
    }
    void markAllRead() override {
        ++allRead;
        for (api::Notice& notice : notices.state.notices) notice.read = true;
        recount();
    }
    void add(api::NoticeKind kind, const std::string& name, Amount amount = {}, Amount returned = {}) {
        api::Notice notice;
        notice.id = ++m_ids;
        notice.kind = kind;
        notice.name = name;
        notice.amount = amount;
        notice.returned = returned;
        notice.time = TimeMs{1'763'733'600'000 - 360'000 * (10 - m_ids)};
        notice.subject = hashOf(static_cast<std::uint8_t>(m_ids));
        notice.height = Height{2300 + m_ids};
        notice.needsDecision = kind == api::NoticeKind::KeyNeeded;
        if (notice.needsDecision) notice.deadline = notice.time + 252'000;
        notices.state.notices.insert(notices.state.notices.begin(), notice);
        recount();
    }
    void beBusy() {
        using api::NoticeKind;
        add(NoticeKind::LambdaNewVersion, "Face blur", leo(5));
        add(NoticeKind::TaskNoResult, "contract-v7.pdf", leo(7), leo(3));
        add(NoticeKind::TaskRefunded, "scan_0007.tif", {}, leo(4));
        add(NoticeKind::TaskSettled, "portrait-04.png", leo(9));
        add(NoticeKind::KeyNeeded, "Invoice 0098.pdf", Amount{8'500'000'000});
    }

private:
    void recount() {
        notices.state.unread = 0;
        for (const api::Notice& notice : notices.state.notices)
            if (!notice.read && notice.kind != api::NoticeKind::LambdaNewVersion) ++notices.state.unread;
        notices.publish();
    }
    std::uint64_t m_ids = 0;
};

}  // namespace leo::ui::fake
