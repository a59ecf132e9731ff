#include "shell/notifications_area.h"

#include "language/language.h"
#include "notifications/notice_words.h"
#include "run/text.h"

namespace leo::ui {

NotificationsArea::NotificationsArea(api::Leo& leo, QObject* parent)
    : NotificationsArea(leo.notifications(), {}, parent) {}

NotificationsArea::NotificationsArea(api::Notifications& notifications, PageClock::Source clock, QObject* parent)
    : QObject(parent),
      m_api(notifications),
      m_clock(nullptr, std::move(clock)),
      m_rows({"title", "noticeId", "text", "icon", "tone", "age", "read", "needsDecision", "page", "action",
              "subject"}) {
    connect(&m_clock, &PageClock::tick, this, &NotificationsArea::show);
    onLanguage(this, [this] { show(); });
    m_subscription =
        notifications.observe([this](const std::shared_ptr<const api::NoticesState>& state) { take(*state); });
}

void NotificationsArea::take(const api::NoticesState& state) {
    const bool first = !m_known;
    m_known = true;
    m_state = state;
    std::uint64_t newest = m_newest;
    for (const api::Notice& notice : state.notices) {
        newest = std::max(newest, notice.id);
        if (first || notice.id <= m_newest) continue;
        const NoticeWords words = noticeWords(notice);
        if (words.kind != std::string_view("other"))
            Q_EMIT attention(QLatin1String(words.kind), words.title, words.text, words.action, words.page,
                             text::own(toHex(notice.subject)));
    }
    m_newest = newest;
    m_clock.run(!state.notices.empty());
    show();
    Q_EMIT changed();
}

void NotificationsArea::show() {
    std::vector<Row> rows;
    for (const api::Notice& notice : m_state.notices) {
        const NoticeWords words = noticeWords(notice);
        rows.push_back({QString::number(notice.id),
                        {words.title, QString::number(notice.id), words.text, words.icon, words.tone,
                         text::age(m_clock.now() - notice.time), notice.read, notice.needsDecision, words.page,
                         words.action, text::own(toHex(notice.subject))}});
    }
    m_rows.assign(std::move(rows));
}

void NotificationsArea::markRead(const QString& id) {
    m_api.markRead(id.toULongLong());
}

void NotificationsArea::markAllRead() {
    m_api.markAllRead();
}

}  // namespace leo::ui
