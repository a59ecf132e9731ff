// leo_liar: the adversary lab: joins a running network and plays one lie, for real, over real sockets with a real
// TPM.
//
//   leod devnet --without-nodes 1 --data DIR
//   leo_liar --join DIR/devnet/network.json --as never-completes
//
// It is one of the network's own nodes that devnet left to others, or with --take one whose program it ends, with an
// honest node's program but for one habit (lies.h); or, for some lies, just a peer. Built with the tests, never
// installed, no part of leod. The desktop's developer settings start it when it lies beside the desktop.
#include <signal.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QThread>

#include "crypto/secret.h"
#include "leod/commands.h"
#include "leod/frame.h"
#include "leod/present.h"
#include "liar/lies.h"
#include "liar/peer_lies.h"
#include "node/network_file.h"
#include "store/data_dir.h"
#include "store/keystore.h"

namespace leo::liar {
namespace {

using app::Arguments;
using app::CommandSpec;
using app::Context;
using app::Exit;

constexpr int kTakeMs = 20'000, kLookMs = 10;  // devnet starts an ended node again after half a second

class LieCommand final : public app::Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{"lie", "Join a network and play one lie", "The lies, and who can play them:"};
        for (const Lie& lie : allLies())
            spec.description +=
                "\n" + std::string(lie.name) + " (" + std::string(lie.who) + "): " + std::string(lie.what);
        spec.options = {{"join", "FILE", "the network.json of the network"},
                        {"as", "LIE", "one of the above"},
                        {"list", "", "only say which lies there are"},
                        {"take", "", "end the program of the last node and be that node; devnet runs it again later"},
                        {"node", "DIR", "the node to be (default: the last one that nobody runs)"},
                        {"image", "DIR", "the OCI layout with the container images it can run"},
                        {"runner", "NAME", "runc, bwrap or gvisor, used without proving it again"}};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        if (arguments.has("list")) return list(context);
        const Lie* lie = findLie(arguments.value("as"));
        LEO_REQUIRE(lie, Code::InvalidArgument, "--as names no lie; --help lists them");
        const std::filesystem::path file = arguments.path("join", context.layout().networkFile());
        LEO_TRY_ASSIGN(const node::NetworkFile network, node::NetworkFile::read(file));
        if (lie->who == "peer") return playPeer(context, network, lie->name);
        return playNode(arguments, context, network, file, lie->name);
    }

private:
    static Result<Exit> list(Context& context) {
        QJsonArray lies;
        for (const Lie& lie : allLies()) {
            context.console().print(std::string(lie.name) + " (" + std::string(lie.who) +
                                    "): " + std::string(lie.what));
            lies.append(QJsonObject{{QStringLiteral("name"), app::qtText(lie.name)},
                                    {QStringLiteral("who"), app::qtText(lie.who)},
                                    {QStringLiteral("what"), app::qtText(lie.what)}});
        }
        context.console().result({{QStringLiteral("lies"), lies}});
        return Exit::Ok;
    }

    static Result<Exit> playPeer(Context& context, const node::NetworkFile& network, std::string_view lie) {
        LEO_TRY_ASSIGN(std::vector<node::Bootstrap> peers, network.peers());
        LEO_REQUIRE(!peers.empty(), Code::InvalidArgument, "the network names nobody to join");
        if (lie == "malformed-frames") return speakGarbage(context, peers.front().url);
        QTemporaryDir directory;
        node::ClientConfig config{crypto::Identity::generate(context.random()), network.genesis, std::move(peers),
                                  directory.path().toStdString()};
        config.listen = false;
        config.agent = "leo-liar";
        LEO_TRY_ASSIGN(const std::unique_ptr<node::Client> client, node::Client::create(std::move(config)));
        return flood(context, *client);
    }

    static std::filesystem::path homeOf(const Context& context, const std::filesystem::path& file, std::size_t node) {
        return file.parent_path() / "nodes" / context.layout().node(static_cast<unsigned>(node)).filename();
    }

    // Ends the program of the last node, and is there before devnet runs it again.
    static Result<std::filesystem::path> takenNode(const Context& context, const node::NetworkFile& network,
                                                   const std::filesystem::path& file) {
        const std::filesystem::path home = homeOf(context, file, network.genesis.nodes.size() - 1);
        if (const std::optional<pid_t> holder = store::holderOf(home)) ::kill(*holder, SIGTERM);
        QElapsedTimer waited;
        for (waited.start(); waited.elapsed() < kTakeMs; QThread::msleep(kLookMs))
            if (store::DataDirectory::open(home).ok()) return home;
        return makeError(Code::InUse, "the program of the node does not end");
    }

    // The node with the most credit that no other program runs.
    static Result<std::filesystem::path> freeNode(const Context& context, const node::NetworkFile& network,
                                                  const std::filesystem::path& file) {
        for (std::size_t i = network.genesis.nodes.size(); i-- > 0;) {
            const std::filesystem::path home = homeOf(context, file, i);
            if (store::DataDirectory::open(home).ok()) return home;
        }
        return makeError(Code::NotFound,
                         "every node of this network runs; start it with `leod devnet "
                         "--without-nodes 1`, or use --take");
    }

    static Result<Exit> playNode(const Arguments& arguments, Context& context, const node::NetworkFile& network,
                                 const std::filesystem::path& file, std::string_view lie) {
        LEO_TRY_ASSIGN(const std::filesystem::path free,
                       arguments.has("take") ? takenNode(context, network, file) : freeNode(context, network, file));
        const std::filesystem::path home = arguments.path("node", free);
        crypto::Identity identity;
        {
            LEO_TRY_ASSIGN(const store::Keystore keystore,
                           store::Keystore::open(home / app::Layout::kKeystoreName, {}, context.random()));
            LEO_TRY_ASSIGN(identity, crypto::Identity::fromSeed(keystore.identitySeed()));
        }
        const auto conduct =
            std::make_shared<LyingConduct>(lie, [&context, lie](const TaskId& task, std::string_view what) {
                context.console().progress("Task " + task.shortHex() + ": " + std::string(what) + ".");
                context.console().event("lie", {{QStringLiteral("lie"), app::qtText(lie)},
                                                {QStringLiteral("task"), app::idJson(task)},
                                                {QStringLiteral("what"), app::qtText(what)}});
            });
        conduct->setIdentity(identity);
        context.console().event("liar", {{QStringLiteral("node"), app::idJson(identity.id())}});
        std::vector<std::unique_ptr<app::Command>> commands;
        commands.push_back(app::makeNodeCommand(conduct));
        QStringList words{QStringLiteral("node"), QStringLiteral("--home"), app::qtText(home.native()),
                          QStringLiteral("--network"), app::qtText(file.native())};
        for (const char* option : {"image", "runner"})
            if (arguments.has(option))
                words << QStringLiteral("--") + QLatin1String(option) << app::qtText(arguments.value(option));
        LEO_TRY_ASSIGN(const app::CommandLine line, app::CommandLine::parse(words, commands));
        return line.command()->run(line.arguments(), context);
    }
};

}  // namespace
}  // namespace leo::liar

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("leo_liar"));
    leo::crypto::initialise();
    std::vector<std::unique_ptr<leo::app::Command>> commands;
    commands.push_back(std::make_unique<leo::liar::LieCommand>());
    return leo::app::runCommands(QStringList{QStringLiteral("lie")} + application.arguments().mid(1), commands);
}
