// Entrance: which page a person meets: first run without a wallet, unlocking while the active wallet is locked, else
// Home. The explorer, settings and help work without unlocking. A link given at start opens when the way is free.
#pragma once

#include <QObject>

namespace leo::ui {

class Navigator;
class WalletsArea;

class Entrance : public QObject {
    Q_OBJECT

public:
    Entrance(WalletsArea& wallets, Navigator& navigator, QObject* parent = nullptr);

    // A leo: link from the command line or from a second start.
    void openLink(const QString& link);

private:
    void look();
    bool free() const;

    WalletsArea& m_wallets;
    Navigator& m_navigator;
    bool m_entered = false;
    bool m_wasUnlocked = false;
    QString m_link;
};

}  // namespace leo::ui
