#include "shell/navigator.h"

namespace leo::ui {
namespace {

struct Fixed {
    const char* page;
    const char* file;
};
constexpr Fixed kFixed[] = {
    {"home", "home/HomePage.qml"},
    {"help", "settings/HelpPage.qml"},
    {"unlock", "firstrun/UnlockPage.qml"},
};

struct LinkKind {
    const char* kind;
    const char* page;
};
constexpr LinkKind kLinks[] = {
    {"lambda", "explorer.lambda"}, {"task", "explorer.task"},       {"tx", "explorer.transaction"},
    {"block", "explorer.block"},   {"account", "explorer.account"},
};

}  // namespace

Navigator::Navigator(QObject* parent) : QObject(parent) {}

QString Navigator::area() const {
    const QString& name = current().page;
    if (name == QLatin1String("unlock")) return QStringLiteral("firstrun");
    return name.section(QLatin1Char('.'), 0, 0);
}

QUrl Navigator::sourceOf(const QString& page) {
    const QString base = QStringLiteral("qrc:/Leo/Views/");
    for (const Fixed& fixed : kFixed)
        if (page == QLatin1String(fixed.page)) return QUrl(base + QLatin1String(fixed.file));
    const QStringList parts = page.split(QLatin1Char('.'));
    if (parts.size() != 2 || parts[0].isEmpty() || parts[1].isEmpty()) return {};
    return QUrl(base + parts[0] + QLatin1Char('/') + parts[1][0].toUpper() + parts[1].mid(1) +
                QStringLiteral("Page.qml"));
}

void Navigator::open(const QString& page, const QVariantMap& params) {
    if (page == current().page && params == current().params) return;
    if (current().page.isEmpty()) return replace(page, params);
    Q_EMIT aboutToLeave();
    m_history.resize(m_at + 1);
    m_history.push_back({page, params, {}});
    if (m_history.size() > kMaxHistory) m_history.erase(m_history.begin());
    m_at = m_history.size() - 1;
    Q_EMIT pageChanged();
}

void Navigator::replace(const QString& page, const QVariantMap& params) {
    Q_EMIT aboutToLeave();
    m_history[m_at] = {page, params, {}};
    Q_EMIT pageChanged();
}

void Navigator::back() {
    if (!canGoBack()) return;
    Q_EMIT aboutToLeave();
    --m_at;
    Q_EMIT pageChanged();
}

void Navigator::forward() {
    if (!canGoForward()) return;
    Q_EMIT aboutToLeave();
    ++m_at;
    Q_EMIT pageChanged();
}

bool Navigator::openLink(const QString& link) {
    const QUrl url(link);
    if (url.scheme() != QLatin1String("leo")) return false;
    const QString kind = url.path().section(QLatin1Char('/'), 0, 0);
    const QString id = url.path().section(QLatin1Char('/'), 1);
    if (id.isEmpty()) return false;
    for (const LinkKind& entry : kLinks) {
        if (kind != QLatin1String(entry.kind)) continue;
        open(QLatin1String(entry.page), {{QStringLiteral("id"), id}});
        return true;
    }
    return false;
}

void Navigator::keepState(const QVariantMap& state) {
    m_history[m_at].state = state;
}

}  // namespace leo::ui
