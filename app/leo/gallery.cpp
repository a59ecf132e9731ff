#include "leo/gallery.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QThread>

#include "run/text.h"
#include "shell/appearance.h"
#include "shell/in_flight.h"
#include "shell/navigator.h"
#include "wallet/wallets_area.h"

namespace leo::app {
namespace {

const QSize kSizes[] = {{1440, 900}, {1100, 720}};  // ui section 13
constexpr int kSettleMs = 400;                      // answers of the core, layout, the 200 ms before a skeleton

struct Stop {
    const char* page;
    const char* needs;  // whose id the page is about; empty for none
};
constexpr Stop kStops[] = {
    {"firstrun.welcome", ""},
    {"firstrun.join", ""},
    {"firstrun.create", ""},
    {"firstrun.restore", ""},
    {"unlock", ""},
    {"home", ""},
    {"run.new", ""},
    {"run.tasks", ""},
    {"run.task", "task"},
    {"run.result", "task"},
    {"publish.new", ""},
    {"publish.lambdas", ""},
    {"publish.releases", ""},
    {"node.dashboard", ""},
    {"node.tpm", ""},
    {"node.limits", ""},
    {"explorer.overview", ""},
    {"explorer.tasks", ""},
    {"explorer.task", "task"},
    {"explorer.blocks", ""},
    {"explorer.block", "block"},
    {"explorer.transactions", ""},
    {"explorer.nodes", ""},
    {"explorer.account", "account"},
    {"explorer.disputes", ""},
    {"wallet.send", ""},
    {"wallet.receive", ""},
    {"wallet.history", ""},
    {"settings.general", ""},
    {"settings.appearance", ""},
    {"settings.wallets", ""},
    {"settings.networks", ""},
    {"settings.notifications", ""},
    {"settings.advanced", ""},
    {"help", ""},
};

void settle() {
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < kSettleMs) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(5);
    }
}

// An id of that kind that this Leo knows, else one that names nothing: the page then says so, which is a state too.
QString idFor(const QByteArray& kind, ui::App& app) {
    if (kind == "block") return QStringLiteral("1");
    if (kind == "account") return app.wallets()->account();
    if (kind == "task" && app.inFlight()->rows()->count() > 0)
        return app.inFlight()->rows()->value(0, QStringLiteral("id")).toString();
    return QString(64, QLatin1Char('0'));
}

void shoot(Desktop& desktop, const QDir& folder, const QString& page) {
    for (const QSize& size : kSizes)
        for (const bool dark : {true, false}) {
            desktop.app().appearance()->setTheme(dark ? ui::Appearance::Theme::Dark : ui::Appearance::Theme::Light);
            desktop.window()->resize(size);
            settle();
            desktop.window()->grabWindow().save(
                folder.filePath(QStringLiteral("%1-%2x%3-%4.png")
                                    .arg(page)
                                    .arg(size.width())
                                    .arg(size.height())
                                    .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"))));
        }
}

}  // namespace

QStringList walkPages(Desktop& desktop, const QString& pictureFolder) {
    QStringList found;
    qsizetype seen = desktop.warnings().size();
    for (const QString& warning : desktop.warnings()) found.append(QStringLiteral("window: ") + warning);
    const QDir folder(pictureFolder);
    if (!pictureFolder.isEmpty()) folder.mkpath(QStringLiteral("."));
    for (const Stop& stop : kStops) {
        const QString page = QString::fromLatin1(stop.page);
        const QVariantMap params = *stop.needs == '\0'
                                       ? QVariantMap()
                                       : QVariantMap{{QStringLiteral("id"), idFor(stop.needs, desktop.app())}};
        desktop.app().navigator()->open(page, params);
        settle();
        if (!desktop.window()->property("page").value<QObject*>())
            found.append(page + QStringLiteral(": does not load"));
        if (!pictureFolder.isEmpty()) shoot(desktop, folder, page);
        for (; seen < desktop.warnings().size(); ++seen)
            found.append(page + QStringLiteral(": ") + desktop.warnings().at(seen));
    }
    return found;
}

}  // namespace leo::app
