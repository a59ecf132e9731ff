#include "node/client.h"

#include "base/log.h"

namespace leo::node {
namespace {

constexpr const char* kClientLog = "client";

bool isDamage(const Error& error) {
    return error.code == Code::Malformed || error.code == Code::WrongChain;
}

Result<std::unique_ptr<layer1::LocalFollower>> followOnce(net::Host& host, const ClientConfig& config,
                                                          const std::filesystem::path& file) {
    layer1::FollowerConfig follower;
    follower.peerTarget = config.peerTarget;
    Result<store::ChainStore> opened = store::ChainStore::open(file, config.genesis, store::Durability::Relaxed);
    if (opened.ok())
        follower.store = std::move(*opened);
    else if (opened.error().code != Code::InUse)
        return opened.takeError();
    return layer1::LocalFollower::create(host, config.genesis, std::move(follower));
}

// A follower's chain is a copy of what the network has: a damaged one is fetched again, nothing is lost.
Result<std::unique_ptr<layer1::LocalFollower>> followChain(net::Host& host, const ClientConfig& config) {
    const std::filesystem::path file = config.directory / "chain.sqlite";
    Result<std::unique_ptr<layer1::LocalFollower>> follower = followOnce(host, config, file);
    if (follower.ok() || !isDamage(follower.error())) return follower;
    logWarning(kClientLog, "the stored chain is damaged and is fetched again: " + toString(follower.error()));
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + suffix);
    return followOnce(host, config, file);
}

}  // namespace

Result<std::unique_ptr<Client>> Client::create(ClientConfig config) {
    std::unique_ptr<Client> client(new Client(config.identity.copy()));
    LEO_TRY_ASSIGN(store::SqliteBlockStore blocks, store::SqliteBlockStore::open(config.directory / "blocks.sqlite"));
    client->m_blocks = std::make_shared<store::SqliteBlockStore>(std::move(blocks));

    net::HostConfig hostConfig{config.ownPeerId ? std::move(config.identity)
                                                : crypto::Identity::generate(systemRandom())};
    hostConfig.listen = config.listen;
    hostConfig.port = config.port;
    hostConfig.agent = config.agent;
    LEO_TRY_ASSIGN(client->m_host, net::Host::create(std::move(hostConfig)));

    LEO_TRY_ASSIGN(client->m_chain, followChain(*client->m_host, config));
    client->m_content = std::make_shared<ContentService>(*client->m_host, *client->m_blocks);
    client->m_sender = std::make_unique<layer1::TxSender>(*client->m_chain, client->m_identity);
    for (const Bootstrap& peer : config.bootstrap) client->m_host->dial(peer.url, peer.account);
    return client;
}

std::unique_ptr<Client> Client::forIdentity(crypto::Identity identity) const {
    std::unique_ptr<Client> client(new Client(std::move(identity)));
    client->m_blocks = m_blocks;
    client->m_host = m_host;
    client->m_chain = m_chain;
    client->m_content = m_content;
    client->m_sender = std::make_unique<layer1::TxSender>(*m_chain, client->m_identity);
    return client;
}

Client::~Client() {
    m_sender.reset();
    m_content.reset();
    m_chain.reset();
}

}  // namespace leo::node
