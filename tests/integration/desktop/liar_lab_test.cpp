// The adversary lab from the window, on a real network of this computer: a node is taken over by a program that lies,
// plays its lie in a task, is seen with what it did and what it lost, and gives its place back.
#include <QtTest>

#include "home/home_area.h"
#include "integration/desktop/real_desktop.h"
#include "run/run_area.h"
#include "settings/settings_area.h"
#include "store/data_dir.h"
#include "wallet/wallets_area.h"

namespace leo::ui {

class LiarLabTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_desktop = std::make_unique<RealDesktop>();
        window().window().requestActivate();
        lab().setPrograms({QStringLiteral(LEO_BIN "/leo_liar"), m_desktop->file("data/devnet/network.json"),
                           QStringLiteral(LEO_IMAGE)});
        QVERIFY(until([&] { return !lab().lies().isEmpty(); }, 20));
        QVERIFY(!lab().available());  // no network of this computer yet
        window().press(Qt::Key_Return);
        QVERIFY(until([&] { return m_desktop->onPage("home"); }, 90));
        QVERIFY(until([&] { return window().find("trySample") && window().find("trySample")->isVisible(); }, 60));
        QVERIFY(lab().available());
        HomeView& home = *window().app().home()->view();
        m_sample = {{QStringLiteral("file"), home.suggestion()}, {QStringLiteral("lambda"), home.suggestedLambda()}};
    }

    void aNodeIsTakenOver() {
        window().open("settings.developer");
        choose(QStringLiteral("fail-to-good"));
        window().click(window().find("startLying"));
        const auto lying = [&] { return lab().mark() == LiarLab::Mark::Lying; };
        QVERIFY2(until([&] { return lying() || !lab().problem().isEmpty(); }, 60), "neither lies nor says why");
        QVERIFY2(lying(), qPrintable(lab().problem()));
        m_liar = *store::holderOf(home());
        QCOMPARE(programOf(m_liar), QStringLiteral("leo_liar"));
        QVERIFY(until([&] { return !lab().creditText().isEmpty(); }, 20));
        window().shoot(QStringLiteral("real-lying"));
        window().click(window().find("liarInExplorer"));
        QVERIFY(m_desktop->onPage("explorer.account"));
        QCOMPARE(m_desktop->navigator().params().value(QStringLiteral("id")).toString(), lab().node());
    }

    // It is drawn in most tasks of a network of twenty; the monitors' majority decides against it each time.
    void itsLieIsShown() {
        for (int i = 0; i < 6 && lab().played()->count() == 0; ++i) runATask();
        QVERIFY(lab().played()->count() > 0);
        window().open("settings.developer");
        window().shoot(QStringLiteral("real-played"));
        const QString task = lab().played()->value(0, QStringLiteral("task")).toString();
        QVERIFY(!task.isEmpty());
        QVERIFY(!lab().balanceText().isEmpty());
    }

    void itsPlaceIsGivenBack() {
        window().open("settings.developer");
        window().click(window().find("stopLying"));
        QVERIFY(until([&] { return lab().mark() == LiarLab::Mark::Off; }, 30));
        QVERIFY2(lab().problem().isEmpty(), qPrintable(lab().problem()));
        const auto honest = [&] {
            const auto holder = store::holderOf(home());
            return holder && programOf(*holder) == QLatin1String("leod");
        };
        QVERIFY(until(honest, 60));
    }

    // A program that ends takes its liar with it.
    void itEndsWithTheProgram() {
        choose(QStringLiteral("malformed-frames"));
        window().click(window().find("startLying"));
        QVERIFY(until([&] { return lab().played()->count() > 0; }, 60));
        QVERIFY(lab().node().isEmpty());
        QVERIFY(lab().processId() != 0);
        m_liar = static_cast<pid_t>(lab().processId());
        m_desktop.reset();
        QVERIFY(programOf(m_liar).isEmpty());
    }

private:
    PageHarness& window() { return m_desktop->window(); }
    LiarLab& lab() { return *m_desktop->window().app().settings()->liarLab(); }
    static bool until(const std::function<bool()>& condition, int seconds) {
        return RealDesktop::until(condition, seconds);
    }
    std::filesystem::path home() const { return m_desktop->file("data/devnet/nodes/19").toStdString(); }
    static QString programOf(pid_t pid) {
        QFile line(QStringLiteral("/proc/%1/cmdline").arg(pid));
        if (!line.open(QIODevice::ReadOnly)) return {};
        return QFileInfo(QFile::decodeName(line.readAll().split('\0').first())).fileName();
    }
    void choose(const QString& name) {
        for (int i = 0; i < lab().lies().size(); ++i)
            if (lab().lies().at(i).toMap().value(QStringLiteral("name")) == name) lab().choose(i);
        QCOMPARE(lab().lies().at(lab().chosen()).toMap().value(QStringLiteral("name")).toString(), name);
    }
    void runATask() {
        App& app = window().app();
        const int ended = app.run()->list()->ended()->count();
        window().open("run.new", m_sample);
        Composer& composer = *app.run()->composer();
        QVERIFY2(until([&] { return composer.canPost(); }, 30), qPrintable(composer.whyNot()));
        composer.setAskBeforeRelease(false);
        composer.post();
        const auto signing = [&] {
            return composer.signing()->isOpen() ? composer.signing() : app.wallets()->signing();
        };
        QVERIFY(until([&] { return signing()->armed(); }, 30));
        signing()->confirm();
        QVERIFY(until([&] { return m_desktop->onPage("run.task"); }, 30));
        QVERIFY(until([&] { return app.run()->list()->ended()->count() > ended; }, 120));
    }

    std::unique_ptr<RealDesktop> m_desktop;
    QVariantMap m_sample;  // what the page for a new task is opened with
    pid_t m_liar = 0;
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::LiarLabTest)
#include "liar_lab_test.moc"
