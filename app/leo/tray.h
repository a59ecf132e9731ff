// Tray: the icon in the desktop's tray, where there is one: opens the window, says what goes on, quits. Nothing needs
// it: starting the program again opens the window too.
#pragma once

#include <QMenu>
#include <QSystemTrayIcon>

#include "app.h"

namespace leo::app {

class Tray : public QObject {
    Q_OBJECT

public:
    explicit Tray(ui::App& app);

    // A message beside the icon; false when there is no tray that shows one. shown() last, it answers clicked().
    bool message(const QString& title, const QString& text);

Q_SIGNALS:
    void opened();
    void clicked();  // the last message

private:
    void refresh();

    ui::App& m_app;
    QMenu m_menu;
    QAction* m_status;
    QSystemTrayIcon m_icon;
    int m_badge = -1;
};

}  // namespace leo::app
