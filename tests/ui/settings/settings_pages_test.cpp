#include <QtTest>

#include "fake/fake_networks.h"
#include "fake/fake_wallets.h"
#include "harness/page_harness.h"
#include "shell/navigator.h"

namespace leo::ui {

class SettingsPagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sections() {
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeLeo leo;
        leo.use(networks);
        leo.use(wallets);
        PageHarness harness(leo);
        harness.open("settings.networks");
        harness.settle();
        networks.networks.publish();
        harness.settle();
        harness.shoot(QStringLiteral("empty"));
        networks.beLocal();
        wallets.beAliceAndBob();
        for (const char* page : {"general", "appearance", "wallets", "networks", "notifications", "advanced"}) {
            harness.open(qPrintable(QStringLiteral("settings.") + QLatin1String(page)));
            harness.settle();
            harness.shoot(QStringLiteral("ready"));
        }
    }

    void help() {
        fake::FakeNetworks networks;
        fake::FakeLeo leo;
        leo.use(networks);
        PageHarness harness(leo);
        networks.beLocal();
        for (int section = 0; section < 6; ++section) {
            harness.open("help", {{QStringLiteral("section"), section}});
            harness.settle();
            harness.shoot(QStringLiteral("section%1").arg(section));
        }
        QVERIFY(harness.findText(QStringLiteral("tpm2-tss")));
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::SettingsPagesTest)
#include "settings_pages_test.moc"
