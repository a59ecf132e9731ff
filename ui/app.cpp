#include "app.h"

#include "explorer/explorer_area.h"
#include "home/home_area.h"
#include "language/language.h"
#include "node/node_area.h"
#include "publish/publish_area.h"
#include "run/run_area.h"
#include "settings/auto_lock.h"
#include "settings/settings_area.h"
#include "shell/announcer.h"
#include "shell/appearance.h"
#include "shell/background.h"
#include "shell/in_flight.h"
#include "shell/input_mode.h"
#include "shell/navigator.h"
#include "shell/notifications_area.h"
#include "shell/palette.h"
#include "shell/settled_layouts.h"
#include "shell/toasts.h"
#include "wallet/networks_area.h"
#include "wallet/wallets_area.h"

namespace leo::ui {

App::App(api::Leo& leo, const QString& preferences, QObject* parent)
    : QObject(parent),
      m_appearance(new Appearance(preferences, this)),
      m_navigator(new Navigator(this)),
      m_announcer(new Announcer(this)),
      m_toasts(new Toasts(this)),
      m_palette(new Palette(leo, *m_navigator, *m_appearance, this)),
      m_inFlight(new InFlight(leo, this)),
      m_networks(new NetworksArea(leo, this)),
      m_wallets(new WalletsArea(leo, this)),
      m_home(new HomeArea(leo, this)),
      m_run(new RunArea(leo, this)),
      m_publish(new PublishArea(leo, *m_wallets->signing(), this)),
      m_node(new NodeArea(leo, *m_wallets->signing(), this)),
      m_explorer(new ExplorerArea(leo, this)),
      m_settings(new SettingsArea(leo, preferences, this)),
      m_notifications(new NotificationsArea(leo, this)),
      m_background(new Background(leo, *m_settings, this)),
      m_inputMode(new InputMode(this)) {
    Language::instance().use(m_settings->language());
    connect(m_settings, &SettingsArea::languageChanged, this,
            [this] { Language::instance().use(m_settings->language()); });
    const auto hide = [this] {
        m_wallets->setHidden(m_settings->hideAmounts());
        m_home->view()->setHidden(m_settings->hideAmounts());
    };
    connect(m_settings, &SettingsArea::changed, this, hide);
    hide();
    auto* layouts = new SettledLayouts(this);
    connect(m_appearance, &Appearance::changed, layouts, &SettledLayouts::lengthsChanged);
    connect(m_navigator, &Navigator::pageChanged, layouts, &SettledLayouts::lengthsChanged);
    onLanguage(layouts, [layouts] { layouts->lengthsChanged(); });
    announce();
    new AutoLock(
        *m_settings,
        [this] {
            if (m_wallets->unlocked()) m_wallets->lock();
        },
        this);
}

// What a screen reader is told beside what the banner and the toasts say (ui section 9).
void App::announce() {
    const auto onTask = [this] { return m_navigator->page() == QLatin1String("run.task"); };
    connect(m_run->task()->committee(), &CommitteeView::announced, this, [this, onTask](const QString& words) {
        if (onTask()) m_announcer->say(words);
    });
    connect(m_run->task()->consent(), &ConsentView::announced, this, [this, onTask](const QString& words) {
        if (onTask()) m_announcer->alert(words);
    });
    connect(m_publish->wizard()->test(), &TestRunView::ended, m_announcer, &Announcer::say);
    connect(m_publish->wizard()->progress(), &PublishProgressView::ended, m_announcer, &Announcer::say);
    connect(m_notifications, &NotificationsArea::attention, this,
            [this, onTask](const QString& kind, const QString& title, const QString& words, const QString&,
                           const QString&, const QString& subject) {
                const bool here = onTask() && m_run->task()->id() == subject;
                if (kind == QLatin1String("node") || (kind == QLatin1String("key") && !here))
                    m_announcer->alert(QStringList{title, words}.join(QStringLiteral(". ")));
            });
}

}  // namespace leo::ui
