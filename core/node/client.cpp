#include "node/client.h"

namespace leo::node {

Result<std::unique_ptr<Client>> Client::create(ClientConfig config) {
    std::unique_ptr<Client> client(new Client(config.identity.copy()));
    LEO_TRY_ASSIGN(store::SqliteBlockStore blocks, store::SqliteBlockStore::open(config.directory / "blocks.sqlite"));
    client->m_blocks = std::make_unique<store::SqliteBlockStore>(std::move(blocks));

    net::HostConfig hostConfig{config.ownPeerId ? std::move(config.identity)
                                                : crypto::Identity::generate(systemRandom())};
    hostConfig.listen = config.listen;
    hostConfig.port = config.port;
    hostConfig.agent = config.agent;
    LEO_TRY_ASSIGN(client->m_host, net::Host::create(std::move(hostConfig)));

    layer1::FollowerConfig followerConfig;
    followerConfig.peerTarget = config.peerTarget;
    Result<store::ChainStore> chainStore =
        store::ChainStore::open(config.directory / "chain.sqlite", config.genesis, store::Durability::Relaxed);
    if (chainStore.ok())
        followerConfig.store = std::move(*chainStore);
    else if (chainStore.error().code != Code::InUse)
        return chainStore.takeError();
    LEO_TRY_ASSIGN(client->m_chain,
                   layer1::LocalFollower::create(*client->m_host, config.genesis, std::move(followerConfig)));
    client->m_content = std::make_unique<ContentService>(*client->m_host, *client->m_blocks);
    client->m_sender = std::make_unique<layer1::TxSender>(*client->m_chain, client->m_identity);
    for (const Bootstrap& peer : config.bootstrap) client->m_host->dial(peer.url, peer.account);
    return client;
}

Client::~Client() {
    m_sender.reset();
    m_content.reset();
    m_chain.reset();
}

}  // namespace leo::node
