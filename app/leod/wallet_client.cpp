#include "leod/wallet_client.h"

#include <QCoreApplication>
#include <QTimer>

#include "leod/images.h"
#include "leod/password.h"
#include "leod/session.h"

namespace leo::app {

std::vector<OptionSpec> walletOptions(const std::string& fallbackName) {
    return {{"wallet", "NAME", "the wallet that acts", fallbackName}, passwordOption()};
}

WalletClient::WalletClient(Context& context, std::string name) : m_name(std::move(name)) {
    context.onStop([this] {
        m_stopped = true;
        m_loop.quit();
    });
}

Status WalletClient::wait(std::optional<std::uint64_t> timeoutMs) {
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &m_loop, &QEventLoop::quit);
    if (timeoutMs) timer.start(static_cast<int>(*timeoutMs));
    while (!m_finished && !m_stopped && !(timeoutMs && !timer.isActive())) m_loop.exec();
    if (std::exchange(m_finished, false)) return {};
    return m_stopped ? makeError(Code::Cancelled, "interrupted") : makeError(Code::Timeout, "no answer in time");
}

void WalletClient::finish() {
    m_finished = true;
    m_loop.quit();
}

Status WalletClient::connect(const std::string& network) {
    layer1::LocalFollower& chain = m_client->chain();
    std::optional<Error> alarm;
    chain.onAlarm = [&](const std::string& why) {
        alarm = makeError(Code::Untrusted, why);
        finish();
    };
    const auto finishIfLive = [&](layer1::Connection connection) {
        if (connection == layer1::Connection::Live) finish();
    };
    const layer1::Subscription subscription = chain.onConnection(finishIfLive);
    finishIfLive(chain.connection());
    const Status waited = wait(kConnectTimeoutMs);
    chain.onAlarm = nullptr;
    if (alarm) return *alarm;
    LEO_REQUIRE(waited.ok() || waited.error().code != Code::Timeout, Code::Unreachable,
                "nobody of network \"" + network + "\" answers");
    return waited;
}

Result<std::unique_ptr<WalletClient>> WalletClient::open(const Arguments& arguments, Context& context) {
    const std::string name = arguments.value("wallet");
    LEO_TRY_ASSIGN(const node::NetworkFile network, node::NetworkFile::read(context.layout().networkFile()));
    LEO_TRY_ASSIGN(node::Wallet wallet, openWallet(context.layout(), name, arguments));
    std::unique_ptr<WalletClient> opened(new WalletClient(context, name));
    node::ClientConfig config{std::move(wallet.identity), network.genesis, {}, context.layout().wallet(name)};
    LEO_TRY_ASSIGN(config.bootstrap, network.peers());
    config.ownPeerId = false;
    config.agent = "leo-wallet";
    LEO_TRY_ASSIGN(opened->m_client, node::Client::create(std::move(config)));
    LEO_TRY(opened->connect(network.genesis.network));
    return opened;
}

}  // namespace leo::app
