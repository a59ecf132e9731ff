#include "shell/entrance.h"

#include "shell/navigator.h"
#include "wallet/wallets_area.h"

namespace leo::ui {

Entrance::Entrance(WalletsArea& wallets, Navigator& navigator, QObject* parent)
    : QObject(parent), m_wallets(wallets), m_navigator(navigator) {
    connect(&wallets, &WalletsArea::changed, this, &Entrance::look);
    look();
}

void Entrance::openLink(const QString& link) {
    if (link.isEmpty()) return;
    m_wish = [this, link] { m_navigator.openLink(link); };
    look();
}

void Entrance::open(const QString& page, const QVariantMap& params) {
    if (page.isEmpty()) return;
    m_wish = [this, page, params] { m_navigator.open(page, params); };
    look();
}

bool Entrance::free() const {
    return m_wallets.active() && m_wallets.unlocked();
}

void Entrance::look() {
    if (!m_wallets.known()) return;
    if (!m_entered) {
        m_entered = true;
        if (!m_wallets.any())
            m_navigator.open(QStringLiteral("firstrun.welcome"));
        else if (!m_wallets.unlocked())
            m_navigator.open(QStringLiteral("unlock"));
        else
            m_navigator.open(QStringLiteral("home"));
    } else if (m_wasUnlocked && m_wallets.any() && !m_wallets.unlocked()) {
        const QString area = m_navigator.area();
        if (area != QLatin1String("explorer") && area != QLatin1String("settings") &&
            area != QLatin1String("firstrun") && m_navigator.page() != QLatin1String("help"))
            m_navigator.open(QStringLiteral("unlock"));
    }
    m_wasUnlocked = m_wallets.unlocked();
    if (m_wish && free()) std::exchange(m_wish, nullptr)();
}

}  // namespace leo::ui
