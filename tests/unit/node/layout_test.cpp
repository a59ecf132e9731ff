// Where things are kept: defaults, overrides, and a run directory nobody else prepared.
#include "node/layout.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QtTest>

namespace leo::node {

class LayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() {
        qputenv("HOME", m_home);
        qunsetenv("XDG_DATA_HOME");
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void init() { cleanup(); }

    void roots() {
        qputenv("HOME", "/h");
        QCOMPARE(Layout::resolve("")->root(), std::filesystem::path("/h/.local/share/leo"));
        qputenv("XDG_DATA_HOME", "/x");
        QCOMPARE(Layout::resolve("")->root(), std::filesystem::path("/x/leo"));
        qputenv("XDG_DATA_HOME", "relative");  // to be ignored, says the specification
        QCOMPARE(Layout::resolve("")->root(), std::filesystem::path("/h/.local/share/leo"));
        QCOMPARE(Layout::resolve("/d/e/")->root(), std::filesystem::path("/d/e"));
        QCOMPARE(Layout::resolve("/d/../e")->root(), std::filesystem::path("/e"));
        QVERIFY(Layout::resolve("some")->root().is_absolute());
        qunsetenv("XDG_DATA_HOME");
        qunsetenv("HOME");
        const auto none = Layout::resolve("");
        QVERIFY(!none.ok());
        QCOMPARE(static_cast<int>(none.error().code), static_cast<int>(Code::InvalidArgument));
        QVERIFY(Layout::resolve("/d").ok());
    }

    void parts() {
        const Layout layout = *Layout::resolve("/d");
        QCOMPARE(layout.node(7), std::filesystem::path("/d/devnet/nodes/07"));
        QCOMPARE(layout.node(19), std::filesystem::path("/d/devnet/nodes/19"));
        QCOMPARE(layout.wallet("bob"), std::filesystem::path("/d/devnet/wallets/bob"));
        QCOMPARE(layout.networkFile(), std::filesystem::path("/d/devnet/network.json"));
    }

    void runDirectory() {
        QTemporaryDir runtime;
        qputenv("XDG_RUNTIME_DIR", runtime.path().toUtf8());
        const std::string deep = "/" + std::string(300, 'd');
        const auto one = Layout::resolve(deep)->runDirectory();
        QVERIFY(one.ok());
        QVERIFY(one->native().size() < runtime.path().toStdString().size() + 20);
        struct stat info {};
        QCOMPARE(stat(one->c_str(), &info), 0);
        QCOMPARE(info.st_mode & 0777, 0700u);
        QCOMPARE(*Layout::resolve(deep)->runDirectory(), *one);
        QVERIFY(*Layout::resolve(deep + "e")->runDirectory() != *one);
    }

    void runDirectoryOfSomebodyElse() {
        QTemporaryDir runtime;
        qputenv("XDG_RUNTIME_DIR", runtime.path().toUtf8());
        const Layout layout = *Layout::resolve("/d");
        const std::filesystem::path path = *layout.runDirectory();
        QCOMPARE(chmod(path.c_str(), 0755), 0);
        auto open = layout.runDirectory();
        QVERIFY(!open.ok());
        QCOMPARE(static_cast<int>(open.error().code), static_cast<int>(Code::NotPermitted));
        QCOMPARE(rmdir(path.c_str()), 0);
        QCOMPARE(symlink("/tmp", path.c_str()), 0);
        QVERIFY(!layout.runDirectory().ok());
    }

    void walletNames() {
        for (const char* good : {"alice", "a", "bob-2", "a_b", "0"}) QVERIFY2(checkWalletName(good).ok(), good);
        for (const char* bad : {"", "-a", "Alice", "a b", "a/b", "..", ".", "\xC3\xB6"})
            QVERIFY2(!checkWalletName(bad).ok(), bad);
        QVERIFY(checkWalletName(std::string(40, 'a')).ok());
        QVERIFY(!checkWalletName(std::string(41, 'a')).ok());
    }

private:
    QByteArray m_home = qgetenv("HOME");
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::LayoutTest)
#include "layout_test.moc"
