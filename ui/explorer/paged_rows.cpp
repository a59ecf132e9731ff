#include "explorer/paged_rows.h"

#include <QPointer>

#include "language/core_words.h"
#include "language/language.h"
#include "run/text.h"

namespace leo::ui {

PagedRows::PagedRows(const QList<QByteArray>& roles, Source source, QObject* parent)
    : QObject(parent), m_rows(roles), m_source(std::move(source)) {
    onLanguage(this, [this] {
        if (!m_all.empty()) reload();
    });
}

void PagedRows::reload() {
    ++m_generation;
    m_asking = false;
    m_next.clear();
    m_all.clear();
    ask();
}

void PagedRows::fetchMore() {
    if (m_next.empty() || m_all.size() >= kMaxRows) return;
    ask();
}

void PagedRows::ask() {
    if (m_asking) return;
    m_asking = true;
    m_source(m_next, [self = QPointer<PagedRows>(this), generation = m_generation](Result<api::Page<Row>> page) {
        if (!self || self->m_generation != generation) return;
        self->m_asking = false;
        if (page.ok()) {
            for (Row& row : page->rows) self->m_all.push_back(std::move(row));
            self->m_next = page->next;
            self->m_rows.assign(self->m_all);
            self->m_status = self->m_all.empty() ? QStringLiteral("empty") : QStringLiteral("ready");
            self->m_problem.clear();
        } else {
            self->m_status = QStringLiteral("error");
            self->m_problem = core::said(page.error().detail);
        }
        Q_EMIT self->statusChanged();
    });
}

}  // namespace leo::ui
