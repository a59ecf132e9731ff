// leod layer1: the authority that makes the blocks of a local network.
#include <QCoreApplication>

#include "layer1/local/authority.h"
#include "leod/command.h"
#include "leod/commands.h"
#include "leod/present.h"
#include "node/network_file.h"
#include "p2p/multiaddr.h"
#include "store/data_dir.h"
#include "store/keystore.h"

namespace leo::app {
namespace {

Result<std::string> addressOf(const net::Host& host) {
    LEO_TRY_ASSIGN(p2p::Multiaddr address, p2p::Multiaddr::fromUrl(host.listenUrl().toStdString()));
    address.peer = p2p::PeerId::fromAccountId(host.self());
    return address.toText();
}

class Layer1Command final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{
            "layer1", "Make the blocks of a local network",
            "Runs until it is interrupted. Everything acknowledged is on the disk; it may be ended at any "
            "moment and goes on where it stopped. `leod devnet` starts one by itself."};
        spec.options = {{"home", "DIR", "its keystore and chain (default: those of the network of this computer)"},
                        {"network", "FILE", "its network.json (default: that of this computer)"},
                        {"port", "PORT", "where it listens on 127.0.0.1; 0: any free port", "46700"}};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        LEO_TRY_ASSIGN(const std::uint64_t port, arguments.number("port", 0, 65'535));
        const std::filesystem::path home = arguments.path("home", context.layout().layer1());
        const std::filesystem::path file = arguments.path("network", context.layout().networkFile());
        LEO_TRY_ASSIGN(const node::NetworkFile network, node::NetworkFile::read(file));
        LEO_TRY_ASSIGN(const store::DataDirectory data, store::DataDirectory::open(home));
        LEO_TRY_ASSIGN(const store::Keystore keystore,
                       store::Keystore::open(data.file(Layout::kKeystoreName), {}, context.random()));
        LEO_TRY_ASSIGN(const crypto::Identity identity, crypto::Identity::fromSeed(keystore.identitySeed()));
        LEO_TRY_ASSIGN(const crypto::VrfKey vrf, crypto::VrfKey::fromSeed(keystore.vrfSeed()));
        LEO_REQUIRE(identity.id() == network.genesis.authority, Code::BadKey,
                    "the keystore in " + home.string() + " is not the authority of " + file.string());

        net::HostConfig config{identity.copy()};
        config.port = static_cast<quint16>(port);
        config.agent = "leo-layer1";
        LEO_TRY_ASSIGN(const std::unique_ptr<net::Host> host, net::Host::create(std::move(config)));
        LEO_TRY_ASSIGN(store::ChainStore store, store::ChainStore::open(data.file(Layout::kChainName),
                                                                        network.genesis, store::Durability::Full));
        layer1::AuthorityConfig authorityConfig;
        authorityConfig.identity = &identity;
        authorityConfig.vrf = &vrf;
        LEO_TRY_ASSIGN(const std::unique_ptr<layer1::LocalAuthority> authority,
                       layer1::LocalAuthority::create(*host, std::move(store), authorityConfig));
        return serve(context, *host, *authority);
    }

private:
    static Result<Exit> serve(Context& context, net::Host& host, layer1::LocalAuthority& authority) {
        Console& console = context.console();
        // Said once more at the end: where the log lies on the disk that is full, the warning is lost.
        std::string failure;
        authority.onFailure = [&](const Error& error) {
            failure = toString(error);
            console.warning("no blocks until this is mended: " + failure);
        };
        authority.onRecovered = [&] {
            console.progress("Blocks are made again; there were none because of this: " + failure);
        };
        context.onStop([] { QCoreApplication::quit(); });
        LEO_TRY_ASSIGN(const std::string address, addressOf(host));
        console.ready("Layer one of chain " + authority.state().chain().shortHex() + " at height " +
                          std::to_string(authority.state().height().value) + ", listening on " + address,
                      {{QStringLiteral("address"), qtText(address)},
                       {QStringLiteral("port"), host.port()},
                       {QStringLiteral("height"), numberJson(authority.state().height().value)},
                       {QStringLiteral("chainId"), idJson(authority.state().chain())}});
        QCoreApplication::exec();
        console.progress("Layer one ends at height " + std::to_string(authority.state().height().value) + ".");
        return Exit::Ok;
    }
};

}  // namespace

std::unique_ptr<Command> makeLayer1Command() {
    return std::make_unique<Layer1Command>();
}

}  // namespace leo::app
