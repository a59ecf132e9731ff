#include "node/runtime_log_pages.h"

#include <QPointer>

#include "language/core_words.h"
#include "language/language.h"
#include "node/node_words.h"
#include "run/text.h"

namespace leo::ui {

RuntimeLogPages::RuntimeLogPages(api::NodeOperator& node, QObject* parent)
    : QObject(parent),
      m_node(node),
      m_rows({"number", "time", "kindText", "shownTask", "taskId", "detail", "digest"}) {
    onLanguage(this, [this] { show(); });
}

void RuntimeLogPages::refresh() {
    if (!m_busy) ask({});
}

void RuntimeLogPages::more() {
    if (!m_busy && m_loaded && !m_next.empty()) ask(m_next);
}

void RuntimeLogPages::ask(const api::Cursor& from) {
    m_busy = true;
    Q_EMIT changed();
    const QPointer<RuntimeLogPages> self(this);
    m_node.runtimeLog(from, [self, first = from.empty()](const Result<api::Page<api::RuntimeEntry>>& page) {
        if (!self) return;
        self->m_busy = false;
        self->m_error = page ? QString() : core::said(page.error().detail);
        if (page) {
            self->m_loaded = true;
            self->m_next = page->next;
            if (first) self->m_entries.clear();
            self->m_entries.insert(self->m_entries.end(), page->rows.begin(), page->rows.end());
            self->show();
        }
        Q_EMIT self->changed();
    });
}

void RuntimeLogPages::show() {
    std::vector<Row> rows;
    for (const api::RuntimeEntry& entry : m_entries) {
        const bool task = !entry.task.isZero();
        rows.push_back(
            {QString::number(entry.index),
             {text::count(entry.index), text::clock(entry.time), runtimeKind(entry),
              task ? text::elided(entry.task.hex(), 6, 4) : QString(), task ? text::hex(entry.task.bytes) : QString(),
              runtimeDetail(entry), text::hex(entry.digest)}});
    }
    m_rows.assign(std::move(rows));
}

}  // namespace leo::ui
