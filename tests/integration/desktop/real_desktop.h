// RealDesktop: the real window on the real core, with a data directory of its own; a network it starts ends with it.
#pragma once

#include <QTest>
#include <filesystem>

#include "harness/page_harness.h"
#include "node/facade/facade.h"
#include "shell/entrance.h"
#include "shell/navigator.h"

namespace leo::ui {

class RealDesktop {
public:
    RealDesktop() {
        node::FacadeConfig config;
        config.dataDirectory = file("data").toStdString();
        config.leodProgram = LEO_BIN "/leod";
        config.loaderPath = LEO_BIN "/leo-loader";
        config.imageLayouts = {LEO_IMAGE};
        config.samples = LEO_SAMPLES;
        config.localPort = 0;
        config.toGui = [](std::function<void()> work) {
            QMetaObject::invokeMethod(QCoreApplication::instance(), std::move(work), Qt::QueuedConnection);
        };
        std::filesystem::create_directories(config.dataDirectory);
        auto leo = node::makeLeo(std::move(config));
        if (!leo.ok()) qFatal("%s", toString(leo.error()).c_str());
        m_leo = std::move(*leo);
        m_window = std::make_unique<PageHarness>(*m_leo);
        m_entrance = std::make_unique<Entrance>(*app().wallets(), navigator());
    }
    ~RealDesktop() {
        m_entrance.reset();
        m_window.reset();
        bool stopped = false;
        m_leo->networks().stopLocal([&](const Status&) { stopped = true; });
        static_cast<void>(QTest::qWaitFor([&] { return stopped; }, 30'000));
    }

    PageHarness& window() { return *m_window; }
    App& app() { return m_window->app(); }
    Navigator& navigator() { return *app().navigator(); }
    bool onPage(const char* name) { return navigator().page() == QLatin1String(name); }
    // A path in the directory that goes with the test.
    QString file(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    // Every wait is for something to show; the limits are for a machine that does much else.
    static bool until(const std::function<bool()>& condition, int seconds) {
        return QTest::qWaitFor(condition, seconds * 1000);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<api::Leo> m_leo;
    std::unique_ptr<PageHarness> m_window;
    std::unique_ptr<Entrance> m_entrance;
};

}  // namespace leo::ui
