// Client: what every participant of a network has: an identity, a host, the chain, content, and a sender of its
// transactions. Nodes, Alice and Bob are built on it.
//
// Thread: the one that creates it; it needs a running event loop. Construction does not wait for the network.
#pragma once

#include <QUrl>
#include <filesystem>
#include <memory>

#include "layer1/local/follower.h"
#include "layer1/tx_sender.h"
#include "node/content_service.h"
#include "store/blob_store_sqlite.h"
#include "store/chain_store.h"

namespace leo::node {

struct Bootstrap {
    QUrl url;
    std::optional<AccountId> account;
};

struct ClientConfig {
    crypto::Identity identity;
    ledger::Genesis genesis;
    std::vector<Bootstrap> bootstrap;
    std::filesystem::path directory;  // blocks.sqlite and chain.sqlite lie here; exists
    // A node speaks to its group under its own identity. A wallet does not: several programs of one wallet may be on
    // the network at once, and an observer of links need not learn the account, so each takes a fresh PeerId.
    bool ownPeerId = true;
    bool listen = true;
    quint16 port = 0;
    std::string agent = "leo";
    std::size_t peerTarget = layer1::kDefaultPeerTarget;
};

class Client {
public:
    // The chain is kept on disk when no other program of this directory does so already; else in memory.
    static Result<std::unique_ptr<Client>> create(ClientConfig config);
    // A second participant on the same host, chain and content, which live as long as the last of them. For a program
    // with several wallets; its PeerId is that of the first.
    std::unique_ptr<Client> forIdentity(crypto::Identity identity) const;
    ~Client();

    const crypto::Identity& identity() const { return m_identity; }
    net::Host& host() { return *m_host; }
    layer1::LocalFollower& chain() { return *m_chain; }
    const ledger::State& state() const { return m_chain->state(); }
    ContentService& content() { return *m_content; }
    layer1::TxSender& sender() { return *m_sender; }
    // Wall clock of this machine.
    TimeMs now() const { return systemClock().now(); }

private:
    Client(crypto::Identity identity) : m_identity(std::move(identity)) {}

    crypto::Identity m_identity;
    std::shared_ptr<store::SqliteBlockStore> m_blocks;
    std::shared_ptr<net::Host> m_host;
    std::shared_ptr<layer1::LocalFollower> m_chain;
    std::shared_ptr<ContentService> m_content;
    std::unique_ptr<layer1::TxSender> m_sender;
};

}  // namespace leo::node
