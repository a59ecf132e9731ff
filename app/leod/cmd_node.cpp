// leod node: one node of the network: a TPM, a sandbox, and a part in the tasks it is drawn for.
#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>

#include "base/log.h"
#include "crypto/hash.h"
#include "leod/command.h"
#include "leod/commands.h"
#include "leod/images.h"
#include "leod/local_network.h"
#include "leod/node_membership.h"
#include "leod/node_report.h"
#include "leod/present.h"
#include "leod/version.h"
#include "node/network_file.h"
#include "node/node_service.h"
#include "node/runtime_journal.h"
#include "node/software_tpm.h"
#include "store/data_dir.h"
#include "store/keystore.h"
#include "tpm/swtpm.h"

namespace leo::app {
namespace {

// What node-start measures as the program: the file this process runs from.
Result<Hash> ownBinaryDigest() {
    QFile file(QStringLiteral("/proc/self/exe"));
    LEO_REQUIRE(file.open(QIODevice::ReadOnly), Code::Io, "this program's own file cannot be read");
    crypto::Sha256 hash;
    QByteArray piece;
    while (!(piece = file.read(1 << 20)).isEmpty())
        hash.update(ByteView(reinterpret_cast<const std::uint8_t*>(piece.constData()),
                             static_cast<std::size_t>(piece.size())));
    return hash.finish();
}

// Gone with the last of what lies in it, when this command made it.
class RunDirectory {
public:
    RunDirectory() = default;
    RunDirectory(const RunDirectory&) = delete;
    RunDirectory& operator=(const RunDirectory&) = delete;
    ~RunDirectory() {
        std::error_code notEmpty;
        if (m_own) std::filesystem::remove(m_path, notEmpty);
    }
    Status open(std::filesystem::path given, const std::filesystem::path& home) {
        m_path = std::move(given);
        m_own = m_path.empty();
        if (!m_own) return {};
        LEO_TRY_ASSIGN(m_path, node::runDirectoryFor(home));
        return {};
    }
    std::string path() const { return m_path.string(); }

private:
    std::filesystem::path m_path;
    bool m_own = false;
};

class NodeCommand final : public Command {
public:
    explicit NodeCommand(std::shared_ptr<protocol::Conduct> conduct) : m_conduct(std::move(conduct)) {}

    CommandSpec spec() const override {
        CommandSpec spec{
            "node", "Run a node: take part in the tasks it is drawn for",
            "Runs until it is interrupted. Without --tpm it starts a software TPM of its own: that proves the "
            "protocol, not the machine. It may be ended at any moment; a task it executes then ends by the rules of "
            "a failed executor.\n"
            "With --register a machine that is no node yet asks to be admitted first: it needs the register deposit "
            "on its account, attestors look at its TPM, and then it runs. A TPM whose certificate was made by an "
            "intermediate of its maker needs that one, too: from the TPM itself, or from ek-chain.pem in --home.\n"
            "With --exit the node leaves, also while it runs elsewhere: it is drawn no more and gets its deposit "
            "back."};
        spec.options = {
            {"home", "DIR", "its keystore, chain and TPM state (default: the first node of this computer)"},
            {"network", "FILE", "its network.json (default: that of this computer)"},
            {"run", "DIR", "where its sockets lie; short (default: made from --home)"},
            {"port", "PORT", "where it listens on 127.0.0.1; 0: any free port", "0"},
            {"tpm", "TCTI", "a chip, for example device:/dev/tpmrm0 (default: a software TPM)"},
            {"image", "DIR", "the OCI layout with the container images it can run"},
            {"runner", "NAME",
             "runc, bwrap or gvisor, used without proving it again (default: the first that proves itself)"},
            {"register", "", "ask to be admitted first"},
            {"prepare", "", "with --register: let the desktop sign and send the registration"},
            {"name", "NAME", "how people will see a newly registered node", "node"},
            {"exit", "", "leave the network; does not run the node"}};
        spec.examples = {"leod node", "leod node --home ~/leo-node --network network.json --tpm device:/dev/tpmrm0"};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        const std::filesystem::path networkFile = arguments.path("network", context.layout().networkFile());
        LEO_TRY_ASSIGN(const node::NetworkFile network, node::NetworkFile::read(networkFile));
        const bool registers = arguments.has("register");
        // A new node lies beside those that genesis lists.
        const auto listed = static_cast<unsigned>(network.genesis.nodes.size());
        const std::filesystem::path home = arguments.path("home", context.layout().node(registers ? listed : 0));
        if (arguments.has("exit")) return leave(arguments, context, network, home);
        LEO_TRY_ASSIGN(const store::DataDirectory data, store::DataDirectory::open(home));
        if (registers) {
            LEO_TRY(ensureMachineKeystore(data, arguments.value("name")));
        }
        LEO_TRY_ASSIGN(const store::Keystore keystore,
                       store::Keystore::open(data.file(Layout::kKeystoreName), {}, context.random()));
        LEO_TRY_ASSIGN(const crypto::Identity identity, crypto::Identity::fromSeed(keystore.identitySeed()));
        NodeReport report(home, identity.id());
        Result<Exit> ended = work(arguments, context, network, data, keystore, report);
        if (!ended.ok() && ended.error().code != Code::Cancelled) report.fail(ended.error());
        return ended;
    }

private:
    // Under a PeerId of its own and without the directory's lock: the node itself may be running.
    static Result<Exit> leave(const Arguments& arguments, Context& context, const node::NetworkFile& network,
                              const std::filesystem::path& home) {
        LEO_TRY_ASSIGN(const store::Keystore keystore,
                       store::Keystore::open(home / Layout::kKeystoreName, {}, context.random()));
        LEO_TRY_ASSIGN(std::unique_ptr<node::Client> client,
                       makeClient(arguments, network, keystore, home, /* visits */ true));
        LEO_TRY(leaveNetwork(context, *client));
        return Exit::Ok;
    }

    // Everything after the keystore: TPM, network, sandbox, admission, tasks. What fails stays in the report.
    Result<Exit> work(const Arguments& arguments, Context& context, const node::NetworkFile& network,
                      const store::DataDirectory& data, const store::Keystore& keystore, NodeReport& report) const {
        const bool registers = arguments.has("register");
        RunDirectory runDirectory;
        LEO_TRY(runDirectory.open(arguments.path("run", {}), data.path()));
        report.setStage(node::NodeFailure::TpmLost);
        std::unique_ptr<tpm::SwtpmProcess> softwareTpm;
        std::string tcti = arguments.value("tpm");
        if (tcti.empty()) {
            if (registers) {
                const auto networkFile = arguments.path("network", context.layout().networkFile());
                LEO_TRY(node::certifySoftwareTpm(networkFile.parent_path(), network.genesis,
                                                 data.file(Layout::kTpmName), runDirectory.path()));
            }
            LEO_TRY_ASSIGN(softwareTpm, tpm::SwtpmProcess::start({.stateDir = data.file(Layout::kTpmName).string(),
                                                                  .socketDir = runDirectory.path()}));
            tcti = softwareTpm->tcti();
        }
        report.setStage(node::NodeFailure::Other);
        LEO_TRY_ASSIGN(std::unique_ptr<node::Client> client, makeClient(arguments, network, keystore, data.path()));
        node::NodeConfig config;
        LEO_TRY_ASSIGN(config.vrf, crypto::VrfKey::fromSeed(keystore.vrfSeed()));
        config.tcti = tcti;
        config.imageLayout = imageLayout(arguments);
        config.version = kVersion;
        config.journal = data.file(node::kJournalFile);
        config.conduct = m_conduct;
        LEO_TRY_ASSIGN(config.binaryDigest, ownBinaryDigest());
        report.setStage(node::NodeFailure::NoSandbox);
        LEO_TRY_ASSIGN(config.sandbox, makeSandbox(arguments, defaultSandboxConfig()));
        LEO_TRY_ASSIGN(config.profileDigests, acceptedProfiles());
        report.setRunner(config.sandbox->capabilities());
        report.setStage(node::NodeFailure::TpmLost);
        if (registers) {
            const bool notYet = false;
            const NodeReport::Watch watched = report.watch(*client, nullptr, notYet);
            node::RegistrationConfig registration = registrationOf(arguments, config);
            registration.ekChainFile = data.file(node::kEkChainFile);
            LEO_TRY(registerNode(context, *client, std::move(registration), report));
        }
        return serve(context, *client, std::move(config), report, softwareTpm.get());
    }

    static node::RegistrationConfig registrationOf(const Arguments& arguments, const node::NodeConfig& config) {
        node::RegistrationConfig registration;
        registration.name = arguments.value("name");
        registration.vrf = config.vrf.copy();
        registration.tcti = config.tcti;
        registration.nodeStart = node::nodeStartOf(config);
        registration.features =
            featuresOfThisComputer(config.sandbox->capabilities().kind == sandbox::RunnerKind::Gvisor);
        registration.send = !arguments.has("prepare");
        return registration;
    }

    static Result<std::unique_ptr<node::Client>> makeClient(const Arguments& arguments,
                                                            const node::NetworkFile& network,
                                                            const store::Keystore& keystore,
                                                            const std::filesystem::path& home, bool visits = false) {
        LEO_TRY_ASSIGN(const std::uint64_t port, arguments.number("port", 0, 65'535));
        LEO_TRY_ASSIGN(crypto::Identity identity, crypto::Identity::fromSeed(keystore.identitySeed()));
        node::ClientConfig config{std::move(identity), network.genesis, {}, home};
        LEO_TRY_ASSIGN(config.bootstrap, network.peers());
        config.port = static_cast<quint16>(port);
        config.agent = "leo-node";
        config.ownPeerId = !visits;
        config.listen = !visits;
        return node::Client::create(std::move(config));
    }

    static Result<std::unique_ptr<sandbox::Sandbox>> makeSandbox(const Arguments& arguments,
                                                                 const sandbox::SandboxConfig& config) {
        if (!arguments.has("runner")) {
            sandbox::ChoiceReport report;
            Result<std::uint32_t> removed = sandbox::removeLeftovers(config);
            if (!removed.ok()) logWarning("node", "leftovers of an earlier run: " + toString(removed.error()));
            return sandbox::chooseRunner(config, &report);
        }
        LEO_TRY_ASSIGN(const sandbox::RunnerKind kind, sandbox::parseRunnerName(arguments.value("runner")));
        return sandbox::makeRunner(kind, config);
    }

    static Result<Exit> serve(Context& context, node::Client& client, node::NodeConfig config, NodeReport& report,
                              const tpm::SwtpmProcess* softwareTpm) {
        std::optional<Error> failure;
        // A real chip does not go away by itself; a process may. Without it the node would enter draws and lose.
        std::optional<QSocketNotifier> tpmEnd;
        if (softwareTpm) {
            tpmEnd.emplace(softwareTpm->endedFd(), QSocketNotifier::Read);
            QObject::connect(&*tpmEnd, &QSocketNotifier::activated, [&] {
                tpmEnd->setEnabled(false);
                report.setStage(node::NodeFailure::TpmLost);
                failure = makeError(Code::TpmFailure, "the software TPM (swtpm) of this node has ended");
                QCoreApplication::exit();
            });
        }
        bool measured = false, told = false;
        const std::string runner(sandbox::runnerName(config.sandbox->capabilities().kind));
        const bool gvisor = config.sandbox->capabilities().kind == sandbox::RunnerKind::Gvisor;
        const auto tellReady = [&] {
            if (told || !measured || client.chain().connection() != layer1::Connection::Live) return;
            const ledger::NodeRecord* record = client.state().node(client.identity().id());
            // It would be drawn for tasks whose owners refuse its evidence.
            if (!gvisor && (record->features & ledger::kFeatureGvisor) != 0) {
                failure = makeError(Code::InvalidArgument,
                                    "this node has promised to run lambdas in gVisor and would "
                                    "run them in " +
                                        runner + ": start it with --runner gvisor");
                QCoreApplication::exit();
                return;
            }
            told = true;
            context.console().ready("Node " + record->name + " is ready: credit " +
                                        std::to_string(record->credit.value) + ", sandbox " + runner + ", height " +
                                        std::to_string(client.state().height().value),
                                    {{QStringLiteral("node"), idJson(client.identity().id())},
                                     {QStringLiteral("name"), qtText(record->name)},
                                     {QStringLiteral("credit"), static_cast<qint64>(record->credit.value)},
                                     {QStringLiteral("runner"), qtText(runner)},
                                     {QStringLiteral("height"), numberJson(client.state().height().value)}});
        };
        client.chain().onAlarm = [&](const std::string& why) {
            failure = makeError(Code::Untrusted, why);
            QCoreApplication::exit();
        };
        client.chain().onFailure = [&](const Error& error) { context.console().warning(toString(error)); };
        const layer1::Subscription live = client.chain().onConnection([&](layer1::Connection) { tellReady(); });
        node::NodeService service(client, std::move(config), [&](Status started) {
            measured = started.ok();
            report.setStage(node::NodeFailure::Other);
            if (!measured) {
                report.setStage(node::NodeFailure::TpmLost);
                failure = started.takeError();
                QCoreApplication::exit();
            }
            tellReady();
        });
        const NodeReport::Watch watched = report.watch(client, &service, measured);
        context.onStop([] { QCoreApplication::quit(); });
        QCoreApplication::exec();
        if (failure) return *failure;
        return told ? Exit::Ok : Exit::Interrupted;
    }

    std::shared_ptr<protocol::Conduct> m_conduct;
};

}  // namespace

std::unique_ptr<Command> makeNodeCommand(std::shared_ptr<protocol::Conduct> conduct) {
    return std::make_unique<NodeCommand>(std::move(conduct));
}

}  // namespace leo::app
