// An authority and followers over real sockets on this computer, for tests.
#pragma once

#include <QTemporaryDir>
#include <QtTest>

#include "layer1/local/authority.h"
#include "layer1/local/follower.h"
#include "layer1/tx_sender.h"
#include "unit/layer1/chain_builder.h"
#include "unit/store/faulty_disk.h"

namespace leo::layer1::test {

inline constexpr int kWaitMs = 60'000;  // of a busy machine

inline std::unique_ptr<net::Host> makeHost(const crypto::Identity& identity, quint16 port = 0) {
    net::HostConfig config{identity.copy()};
    config.port = port;
    auto host = net::Host::create(std::move(config));
    if (!host.ok()) qFatal("host: %s", toString(host.error()).c_str());
    return std::move(host).value();
}

// One program with a follower in it.
struct Follower {
    std::unique_ptr<net::Host> host;
    std::unique_ptr<LocalFollower> chain;
};

class LocalNetwork {
public:
    explicit LocalNetwork(std::uint64_t seed = 1)
        : world(
              3, [](ledger::Genesis& genesis) { genesis.params.maxBlockGapMs = 1'000; }, seed),
          random(seed + 100) {}

    std::filesystem::path file(const std::string& name) const {
        return std::filesystem::path(dir.path().toStdString()) / name;
    }
    void startAuthority(const std::string& vfs = {}) {
        authorityHost = makeHost(world.authority, authorityPort);
        authorityPort = authorityHost->port();
        store::DatabaseOptions options;
        options.vfs = vfs;
        auto store = store::ChainStore::open(file("authority.db"), world.genesis, store::Durability::Full, options);
        if (!store.ok()) qFatal("store: %s", toString(store.error()).c_str());
        AuthorityConfig config;
        config.identity = &world.authority;
        config.vrf = &world.authorityVrf;
        auto made = LocalAuthority::create(*authorityHost, std::move(store).value(), config);
        if (!made.ok()) qFatal("authority: %s", toString(made.error()).c_str());
        authority = std::move(made).value();
    }
    void stopAuthority() {
        authority.reset();
        authorityHost.reset();
    }
    QUrl authorityUrl() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(authorityPort)); }

    // With a store when it has a name. Dials nobody by itself.
    Follower makeFollower(const crypto::Identity& identity, const std::string& name = {}, std::size_t peerTarget = 0,
                          const ledger::Genesis* genesis = nullptr, const std::string& vfs = {}) {
        Follower out;
        out.host = makeHost(identity);
        FollowerConfig config;
        config.peerTarget = peerTarget;
        config.random = &random;
        const ledger::Genesis& record = genesis ? *genesis : world.genesis;
        if (!name.empty()) {
            store::DatabaseOptions options;
            options.vfs = vfs;
            auto store = store::ChainStore::open(file(name), record, store::Durability::Relaxed, options);
            if (!store.ok()) qFatal("store: %s", toString(store.error()).c_str());
            config.store = std::move(store).value();
        }
        auto made = LocalFollower::create(*out.host, record, std::move(config));
        if (!made.ok()) qFatal("follower: %s", toString(made.error()).c_str());
        out.chain = std::move(made).value();
        return out;
    }
    void joinAuthority(Follower& follower) { follower.host->dial(authorityUrl(), world.authority.id()); }

    QTemporaryDir dir;
    ledger::test::World world;
    ledger::test::SeededRandom random;
    quint16 authorityPort = 0;
    std::unique_ptr<net::Host> authorityHost;
    std::unique_ptr<LocalAuthority> authority;
};

}  // namespace leo::layer1::test
