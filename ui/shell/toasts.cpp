#include "shell/toasts.h"

#include <QTimer>
#include <algorithm>

namespace leo::ui {

Toasts::Toasts(QObject* parent) : QObject(parent), m_rows({"key", "text", "action", "page", "params"}) {}

void Toasts::show(const QString& text, const QString& action, const QString& page, const QVariantMap& params) {
    const QString key = QString::number(++m_next);
    m_shown.push_back({key, {key, text, action, page, params}});
    if (m_shown.size() > kMax) m_shown.erase(m_shown.begin());
    m_rows.assign(m_shown);
    QTimer::singleShot(kShownMs, this, [this, key] { close(key); });
}

void Toasts::close(const QString& key) {
    std::erase_if(m_shown, [&](const Row& row) { return row.key == key; });
    m_rows.assign(m_shown);
}

}  // namespace leo::ui
