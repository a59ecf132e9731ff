// Entrance: which page a person meets: first run without a wallet, unlocking while the active wallet is locked, else
// Home. The explorer, settings and help work without unlocking. What is asked for from outside opens when the way is
// free.
#pragma once

#include <QObject>
#include <QVariantMap>
#include <functional>

namespace leo::ui {

class Navigator;
class WalletsArea;

class Entrance : public QObject {
    Q_OBJECT

public:
    Entrance(WalletsArea& wallets, Navigator& navigator, QObject* parent = nullptr);

    // A leo: link from the command line or from a second start.
    void openLink(const QString& link);
    // A page asked for from outside the window.
    void open(const QString& page, const QVariantMap& params);

private:
    void look();
    bool free() const;

    WalletsArea& m_wallets;
    Navigator& m_navigator;
    bool m_entered = false;
    bool m_wasUnlocked = false;
    std::function<void()> m_wish;  // the newest one
};

}  // namespace leo::ui
