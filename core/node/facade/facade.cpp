#include "node/facade/facade.h"

#include <QThread>
#include <future>

#include "node/facade/explorer_area.h"
#include "node/facade/key_desk.h"
#include "node/facade/lambdas_area.h"
#include "node/facade/networks_area.h"
#include "node/facade/notifications_area.h"
#include "node/facade/operator_area.h"
#include "node/facade/samples.h"
#include "node/facade/tasks_area.h"
#include "node/facade/wallets_area.h"

namespace leo::node {
namespace {

// Everything of the core's thread, in the order it is made; it ends in the opposite order.
struct Areas {
    explicit Areas(std::unique_ptr<Core> of) : core(std::move(of)) {}
    std::unique_ptr<Core> core;
    NotificationsArea notifications{*core};
    WalletsArea wallets{*core};
    KeyDesk keys{*core};
    TaskBook book{*core};
    LambdasArea lambdas{*core, keys, book};
    TasksArea tasks{*core, keys, book};
    ExplorerArea explorer{*core};
    OperatorArea node{*core, explorer.source()};
    Samples samples{*core};
    NetworksArea networks{*core};  // last: it goes back to the network that was used before, which all others see
};

class Facade final : public api::Leo {
public:
    explicit Facade(FacadeConfig config) : m_hop(std::make_shared<Hop>(config.toGui)), m_remote(new QObject) {
        m_thread.setObjectName(QStringLiteral("leo-core"));
        m_remote->moveToThread(&m_thread);
        m_thread.start();
        m_config = std::move(config);
    }
    ~Facade() override {
        m_hop->close();
        onCore([this] { m_areas.reset(); });
        m_hop->setCore(nullptr);
        QObject::connect(&m_thread, &QThread::finished, m_remote, &QObject::deleteLater);
        m_thread.quit();
        m_thread.wait();
    }

    Status start() {
        Status started;
        onCore([&] {
            auto core = Core::create(m_config, m_hop);
            if (!core.ok()) {
                started = core.takeError();
                return;
            }
            // Before the areas: what they post to this thread comes after their construction.
            m_hop->setCore(m_remote);
            m_areas = std::make_unique<Areas>(std::move(*core));
        });
        return started;
    }

    api::Networks& networks() override { return m_areas->networks; }
    api::Wallets& wallets() override { return m_areas->wallets; }
    api::Lambdas& lambdas() override { return m_areas->lambdas; }
    api::Tasks& tasks() override { return m_areas->tasks; }
    api::NodeOperator& node() override { return m_areas->node; }
    api::Explorer& explorer() override { return m_areas->explorer; }
    api::Notifications& notifications() override { return m_areas->notifications; }

private:
    // Runs on the core's thread and waits.
    void onCore(const std::function<void()>& work) {
        QMetaObject::invokeMethod(m_remote, work, Qt::BlockingQueuedConnection);
    }

    FacadeConfig m_config;
    std::shared_ptr<Hop> m_hop;
    QThread m_thread;
    QObject* m_remote;  // lives on the thread
    std::unique_ptr<Areas> m_areas;
};

}  // namespace

Result<std::unique_ptr<api::Leo>> makeLeo(FacadeConfig config) {
    LEO_ASSERT(config.toGui);
    crypto::initialise();
    auto facade = std::make_unique<Facade>(std::move(config));
    LEO_TRY(facade->start());
    return std::unique_ptr<api::Leo>(std::move(facade));
}

}  // namespace leo::node
