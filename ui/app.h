// App: the one object QML gets. Every page has `required property App app`; `app.run`, `app.explorer` and so on are
// the view-models of the areas, `app.navigator` leads from page to page.
//
// Areas live as long as the App; the Leo they are built on must live longer.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/leo.h"

namespace leo::ui {

class Announcer;
class Appearance;
class Background;
class InputMode;
class InFlight;
class Navigator;
class Palette;
class Toasts;
class NetworksArea;
class WalletsArea;
class HomeArea;
class RunArea;
class PublishArea;
class NodeArea;
class ExplorerArea;
class SettingsArea;
class NotificationsArea;

class App : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes the only one")
    Q_MOC_INCLUDE("shell/announcer.h")
    Q_MOC_INCLUDE("shell/appearance.h")
    Q_MOC_INCLUDE("shell/background.h")
    Q_MOC_INCLUDE("shell/in_flight.h")
    Q_MOC_INCLUDE("shell/input_mode.h")
    Q_MOC_INCLUDE("shell/navigator.h")
    Q_MOC_INCLUDE("shell/palette.h")
    Q_MOC_INCLUDE("shell/toasts.h")
    Q_MOC_INCLUDE("wallet/networks_area.h")
    Q_MOC_INCLUDE("wallet/wallets_area.h")
    Q_MOC_INCLUDE("home/home_area.h")
    Q_MOC_INCLUDE("run/run_area.h")
    Q_MOC_INCLUDE("publish/publish_area.h")
    Q_MOC_INCLUDE("node/node_area.h")
    Q_MOC_INCLUDE("explorer/explorer_area.h")
    Q_MOC_INCLUDE("settings/settings_area.h")
    Q_MOC_INCLUDE("shell/notifications_area.h")
    Q_PROPERTY(leo::ui::Appearance* appearance READ appearance CONSTANT)
    Q_PROPERTY(leo::ui::Navigator* navigator READ navigator CONSTANT)
    Q_PROPERTY(leo::ui::Announcer* announcer READ announcer CONSTANT)
    Q_PROPERTY(leo::ui::Toasts* toasts READ toasts CONSTANT)
    Q_PROPERTY(leo::ui::Palette* palette READ palette CONSTANT)
    Q_PROPERTY(leo::ui::InFlight* inFlight READ inFlight CONSTANT)
    Q_PROPERTY(leo::ui::NetworksArea* networks READ networks CONSTANT)
    Q_PROPERTY(leo::ui::WalletsArea* wallets READ wallets CONSTANT)
    Q_PROPERTY(leo::ui::HomeArea* home READ home CONSTANT)
    Q_PROPERTY(leo::ui::RunArea* run READ run CONSTANT)
    Q_PROPERTY(leo::ui::PublishArea* publish READ publish CONSTANT)
    Q_PROPERTY(leo::ui::NodeArea* node READ node CONSTANT)
    Q_PROPERTY(leo::ui::ExplorerArea* explorer READ explorer CONSTANT)
    Q_PROPERTY(leo::ui::SettingsArea* settings READ settings CONSTANT)
    Q_PROPERTY(leo::ui::NotificationsArea* notifications READ notifications CONSTANT)
    Q_PROPERTY(leo::ui::Background* background READ background CONSTANT)
    Q_PROPERTY(leo::ui::InputMode* inputMode READ inputMode CONSTANT)

public:
    // `preferences` is the file of this person's settings; created when something is first changed.
    App(api::Leo& leo, const QString& preferences, QObject* parent = nullptr);

    Appearance* appearance() { return m_appearance; }
    Navigator* navigator() { return m_navigator; }
    Announcer* announcer() { return m_announcer; }
    Toasts* toasts() { return m_toasts; }
    Palette* palette() { return m_palette; }
    InFlight* inFlight() { return m_inFlight; }
    NetworksArea* networks() { return m_networks; }
    WalletsArea* wallets() { return m_wallets; }
    HomeArea* home() { return m_home; }
    RunArea* run() { return m_run; }
    PublishArea* publish() { return m_publish; }
    NodeArea* node() { return m_node; }
    ExplorerArea* explorer() { return m_explorer; }
    SettingsArea* settings() { return m_settings; }
    NotificationsArea* notifications() { return m_notifications; }
    Background* background() { return m_background; }
    InputMode* inputMode() { return m_inputMode; }

private:
    void announce();

    Appearance* m_appearance;
    Navigator* m_navigator;
    Announcer* m_announcer;
    Toasts* m_toasts;
    Palette* m_palette;
    InFlight* m_inFlight;
    NetworksArea* m_networks;
    WalletsArea* m_wallets;
    HomeArea* m_home;
    RunArea* m_run;
    PublishArea* m_publish;
    NodeArea* m_node;
    ExplorerArea* m_explorer;
    SettingsArea* m_settings;
    NotificationsArea* m_notifications;
    Background* m_background;
    InputMode* m_inputMode;
};

}  // namespace leo::ui
