#include "leod/session.h"

#include <QEventLoop>
#include <QTimer>

#include "layer1/tx_sender.h"
#include "store/data_dir.h"

namespace leo::app {
namespace {

Result<std::optional<store::ChainStore>> openReaderStore(const Context& context, const ledger::Genesis& genesis) {
    // DataDirectory makes it private and tells when another command is at it; the chain store has its own lock.
    auto directory = store::DataDirectory::open(context.layout().reader());
    if (!directory.ok() && directory.error().code == Code::InUse) return std::optional<store::ChainStore>();
    if (!directory.ok()) return directory.takeError();
    const auto file = directory->file(Layout::kChainName);
    auto opened = store::ChainStore::open(file, genesis, store::Durability::Relaxed);
    if (!opened.ok() && opened.error().code == Code::InUse) return std::optional<store::ChainStore>();
    if (!opened.ok() && (opened.error().code == Code::WrongChain || opened.error().code == Code::Malformed)) {
        // It is a copy of what the network has: a new network, or damage, only means to fetch it again.
        for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + suffix);
        opened = store::ChainStore::open(file, genesis, store::Durability::Relaxed);
    }
    if (!opened.ok()) return opened.takeError();
    return std::optional<store::ChainStore>(std::move(opened).value());
}

}  // namespace

Status dialBootstrap(net::Host& host, const NetworkFile& network) {
    LEO_TRY_ASSIGN(const std::vector<node::Endpoint> endpoints, network.endpoints());
    for (const node::Endpoint& endpoint : endpoints) host.dial(QUrl(qtText(endpoint.url)), endpoint.account);
    return {};
}

ChainSession::ChainSession(Context& context, NetworkFile network)
    : m_context(&context), m_network(std::move(network)) {}

ChainSession::~ChainSession() {
    m_follower.reset();  // before the host it uses
}

Result<std::unique_ptr<ChainSession>> ChainSession::open(Context& context, std::uint64_t timeoutMs) {
    LEO_TRY_ASSIGN(NetworkFile network, NetworkFile::read(context.layout().networkFile()));
    std::unique_ptr<ChainSession> session(new ChainSession(context, std::move(network)));
    LEO_TRY(session->start());
    const auto live = session->waitUntil(
        [&] { return session->m_follower->connection() == layer1::Connection::Live || session->m_follower->alarm(); },
        timeoutMs);
    if (session->m_follower->alarm()) return makeError(Code::Untrusted, *session->m_follower->alarm());
    if (!live.ok() && live.error().code == Code::Timeout) {
        std::string where;
        for (const std::string& address : session->m_network.bootstrap)
            where += (where.empty() ? "" : ", ") + address;
        return makeError(Code::Unreachable, "nobody of network \"" + session->m_network.genesis.network + "\" at " +
                                                (where.empty() ? "any address (network.json names none)" : where));
    }
    LEO_TRY(live);
    return session;
}

Status ChainSession::start() {
    // A visitor without a name: reading needs no account, and two visitors must not look like one peer.
    net::HostConfig config{crypto::Identity::generate(m_context->random())};
    config.listen = false;
    LEO_TRY_ASSIGN(m_host, net::Host::create(std::move(config)));
    LEO_TRY_ASSIGN(std::optional<store::ChainStore> store, openReaderStore(*m_context, m_network.genesis));
    layer1::FollowerConfig follower;
    follower.store = std::move(store);
    follower.peerTarget = 0;  // the bootstrap peers are enough for a visit
    LEO_TRY_ASSIGN(m_follower, layer1::LocalFollower::create(*m_host, m_network.genesis, std::move(follower)));
    return dialBootstrap(*m_host, m_network);
}

Status ChainSession::waitUntil(const std::function<bool()>& condition, std::uint64_t timeoutMs) {
    if (condition()) return {};
    QEventLoop loop;
    QTimer timer;
    timer.setSingleShot(true);
    bool late = false;
    bool stopped = false;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        late = true;
        loop.quit();
    });
    m_context->onStop([&] {
        stopped = true;
        loop.quit();
    });
    const auto look = [&] {
        if (condition()) loop.quit();
    };
    const auto heads = m_follower->onHead([&](const layer1::Head&) { look(); });
    const auto connections = m_follower->onConnection([&](layer1::Connection) { look(); });
    timer.start(static_cast<int>(timeoutMs));
    loop.exec();
    m_context->onStop({});
    if (condition()) return {};
    if (stopped || m_context->stopRequested()) return makeError(Code::Cancelled, "");
    LEO_ASSERT(late);
    return makeError(Code::Timeout, "waited " + durationText(timeoutMs));
}

Result<layer1::Receipt> ChainSession::submit(const crypto::Identity& identity, ledger::TxBody body) {
    layer1::TxSender sender(*m_follower, identity);
    std::optional<Result<layer1::Receipt>> answer;
    QEventLoop loop;
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &loop, &QEventLoop::quit);
    m_context->onStop([&] { loop.quit(); });
    sender.send(std::move(body), [&](Result<layer1::Receipt> receipt) {
        answer = std::move(receipt);
        loop.quit();
    });
    timer.start(static_cast<int>(kReceiptTimeoutMs));
    if (!answer) loop.exec();
    m_context->onStop({});
    if (!answer && m_context->stopRequested())
        return makeError(Code::Cancelled, "the transaction was sent and may still take effect");
    if (!answer)
        return makeError(Code::Timeout, "no block took the transaction within " + durationText(kReceiptTimeoutMs));
    if (!answer->ok()) return answer->takeError();
    layer1::Receipt receipt = std::move(*answer).value();
    if (!receipt.applied()) return makeError(receipt.receipt.code, receipt.receipt.detail);
    return receipt;
}

}  // namespace leo::app
