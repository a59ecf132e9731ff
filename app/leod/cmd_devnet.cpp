// leod devnet: a whole network on this computer, each part a process of its own.
#include <QCoreApplication>
#include <QJsonArray>
#include <QStandardPaths>
#include <future>

#include "leod/command.h"
#include "leod/commands.h"
#include "leod/images.h"
#include "leod/local_network.h"
#include "leod/present.h"
#include "leod/start_progress.h"
#include "leod/supervisor.h"
#include "store/data_dir.h"

namespace leo::app {
namespace {

// Who is started after whom: wallets and nodes need the authority's address, and end before it.
constexpr unsigned kAuthorityRank = 0;
constexpr unsigned kOthersRank = 1;
constexpr std::uint64_t kLeastEpochMs = 10'000;  // a node needs time to quote, and more than one block

QString path(const std::filesystem::path& value) {
    return qtText(value.native());
}

class DevnetCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{
            "devnet", "Run a whole network on this computer",
            "Layer one, nodes with a software TPM each, and the wallets alice and bob, who answer key requests: "
            "processes of their own that speak over loopback sockets exactly as they would between computers. The "
            "first "
            "start makes keys, TPMs and the genesis record; later starts go on with the same network. It runs until "
            "it "
            "is interrupted. A process that dies is started again."};
        spec.options = {
            {"nodes", "N", "how many nodes a new network gets, 3 to 100", std::to_string(kDefaultNodes)},
            {"epoch", "TIME", "how often the nodes of a new network renew", "600"},
            {"port", "PORT", "where layer one listens on 127.0.0.1; 0: any free port", "46700"},
            {"image", "DIR", "the container image of lambdas, an OCI layout"},
            {"isolation", "KIND", "any, or gvisor: what the nodes of a new network run lambdas in", "any"},
            {"without-nodes", "N", "leave the last N nodes to `leod node --home`", "0"},
            {"without-wallets", "", "do not answer for alice and bob: `leod serve` will"}};
        spec.examples = {"leod devnet", "leod devnet --nodes 5 --data ~/leo-test --port 0"};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override;
};

class Devnet {
public:
    Devnet(const Arguments& arguments, Context& context)
        : m_arguments(arguments), m_context(context), m_progress(context.console()) {}

    Result<Exit> run();

private:
    Result<Exit> start();
    Result<bool> runsGvisor() const;
    Status prepare();
    Result<Child::Spec> childSpec(const std::string& name, const std::string& logName, QStringList arguments) const;
    Status addChildren();
    Status learnAddress();
    Status tellRunner();
    // The name of the node that a child is; none for layer one and wallets.
    std::optional<std::string> nodeOf(const Child& child) const;
    void wire();
    void announce();

    const Arguments& m_arguments;
    Context& m_context;
    StartProgress m_progress;
    NetworkFile m_network;
    std::filesystem::path m_run;
    Supervisor m_supervisor;
    Child* m_authority = nullptr;
    std::vector<Child*> m_nodes;
    bool m_gvisor = false;
    std::future<Result<sandbox::RunnerKind>> m_runner;
    std::uint64_t m_begunMs = systemClock().steadyMs();
    std::optional<Error> m_failure;
    bool m_ready = false;
};

Result<Exit> DevnetCommand::run(const Arguments& arguments, Context& context) {
    // The lock of the whole network; every child locks its own directory in it.
    LEO_TRY_ASSIGN(const store::DataDirectory lock, store::DataDirectory::open(context.layout().network()));
    LEO_TRY(lock.subdirectory(context.layout().logs().filename().string()));
    return Devnet(arguments, context).run();
}

// A network that is there goes on with what its nodes have promised.
Result<bool> Devnet::runsGvisor() const {
    LEO_TRY_ASSIGN(const ledger::Isolation asked, isolationOf(m_arguments));
    const bool gvisor = asked == ledger::Isolation::Gvisor;
    const auto existing = NetworkFile::read(m_context.layout().networkFile());
    if (!existing.ok()) return gvisor;  // a new one; prepare() says whatever else is wrong
    const bool promised = (existing->genesis.nodes.front().features & ledger::kFeatureGvisor) != 0;
    LEO_REQUIRE(!m_arguments.has("isolation") || gvisor == promised, Code::InvalidArgument,
                "the nodes of the network in " + m_context.layout().network().string() + " have promised " +
                    (promised ? "gVisor" : "another sandbox than gVisor") +
                    "; start it without --isolation, or make another with another --data");
    return promised;
}

Status Devnet::prepare() {
    LEO_TRY_ASSIGN(const std::uint64_t nodes, m_arguments.number("nodes", kLeastNodes, kMostNodes));
    LEO_TRY_ASSIGN(m_run, m_context.layout().runDirectory());
    auto existing = NetworkFile::read(m_context.layout().networkFile());
    if (existing.ok()) {
        m_network = std::move(existing).value();
        LEO_REQUIRE(!m_arguments.has("nodes") || nodes == m_network.genesis.nodes.size(), Code::InvalidArgument,
                    "the network in " + m_context.layout().network().string() + " has " +
                        std::to_string(m_network.genesis.nodes.size()) +
                        " nodes; start it without --nodes, or make another with another --data");
        for (const char* step : {"keys", "tpms"}) {
            m_progress.begin(step);
            m_progress.end(step, true);
        }
        for (const ledger::GenesisNode& node : m_network.genesis.nodes) m_progress.tile(node.name, "tpm");
        return {};
    }
    if (existing.error().code != Code::NotFound) return existing.takeError();
    m_context.console().progress("Making a network of " + std::to_string(nodes) + " nodes in " +
                                 m_context.layout().network().string() + " ...");
    LocalNetworkOptions options;
    options.nodes = static_cast<unsigned>(nodes);
    LEO_TRY_ASSIGN(const TimeMs epoch, m_arguments.seconds("epoch"));
    LEO_REQUIRE(epoch.value >= kLeastEpochMs, Code::InvalidArgument,
                "--epoch is at least " + durationText(kLeastEpochMs));
    options.epochMs = epoch.value;
    options.gvisor = m_gvisor;
    options.stopRequested = [this] { return m_context.stopRequested(); };
    options.progress = &m_progress;
    LEO_TRY_ASSIGN(m_network, createLocalNetwork(m_context.layout(), options));
    return {};
}

Result<Child::Spec> Devnet::childSpec(const std::string& name, const std::string& logName,
                                      QStringList arguments) const {
    Child::Spec spec;
    spec.name = name;
    spec.logFile = m_context.layout().logs() / (logName + ".log");
    // One earlier run is kept; a log that only grows fills the disk.
    std::error_code ignored;
    std::filesystem::rename(spec.logFile, spec.logFile.string() + ".1", ignored);
    spec.arguments = std::move(arguments);
    spec.arguments << QStringLiteral("--log") << path(spec.logFile);
    return spec;
}

Status Devnet::addChildren() {
    const Layout& layout = m_context.layout();
    const QStringList network{QStringLiteral("--network"), path(layout.networkFile())};
    QStringList image;
    if (m_arguments.has("image")) image << QStringLiteral("--image") << path(m_arguments.path("image", {}));

    LEO_TRY_ASSIGN(Child::Spec authority,
                   childSpec("layer one", "layer1",
                             QStringList{QStringLiteral("layer1"), QStringLiteral("--home"), path(layout.layer1()),
                                         QStringLiteral("--port"), qtText(m_arguments.value("port"))} +
                                 network));
    m_authority = &m_supervisor.add(std::move(authority), kAuthorityRank);
    LEO_TRY_ASSIGN(const std::uint64_t left, m_arguments.number("without-nodes", 0, m_network.genesis.nodes.size()));
    for (unsigned i = 0; i < m_network.genesis.nodes.size() - left; ++i) {
        const std::filesystem::path home = layout.node(i);
        const std::string number = home.filename().string();
        LEO_TRY_ASSIGN(Child::Spec node,
                       childSpec("node " + number, "node-" + number,
                                 QStringList{QStringLiteral("node"), QStringLiteral("--home"), path(home),
                                             QStringLiteral("--run"), path(m_run / number)} +
                                     network + image));
        m_nodes.push_back(&m_supervisor.add(std::move(node), kOthersRank));
    }
    if (m_arguments.has("without-wallets")) return {};
    for (const char* name : {"alice", "bob"}) {
        LEO_TRY_ASSIGN(Child::Spec wallet,
                       childSpec(name, std::string("wallet-") + name,
                                 QStringList{QStringLiteral("serve"), QStringLiteral("--wallet"), QLatin1String(name),
                                             QStringLiteral("--data"), path(layout.root())}));
        m_supervisor.add(std::move(wallet), kOthersRank);
    }
    return {};
}

// Layer one listens: the others, and every later command, find its address in network.json.
Status Devnet::learnAddress() {
    const QJsonObject& told = m_authority->readyFields();
    const std::string address = told.value(QStringLiteral("address")).toString().toStdString();
    // Everybody knows it by this address from now on: after a crash it must come back to the same port.
    m_authority->setOption(QStringLiteral("--port"), QString::number(told.value(QStringLiteral("port")).toInt()));
    if (m_network.bootstrap == std::vector<std::string>{address}) return {};
    m_network.bootstrap = {address};
    return m_network.write(m_context.layout().networkFile());
}

// What a network of this computer is made of, looked for before anything is made.
Status findPrograms(bool gvisor) {
    const auto found = [](const char* program) {
        return !QStandardPaths::findExecutable(QLatin1String(program)).isEmpty();
    };
    LEO_REQUIRE(found("swtpm"), Code::Unavailable, "swtpm, the software TPM, is not installed");
    LEO_REQUIRE(!gvisor || found("runsc"), Code::Unavailable, "runsc, the program of gVisor, is not installed");
    LEO_REQUIRE(found("runc") || found("bwrap") || found("runsc"), Code::Unavailable,
                "none of runc, bwrap and runsc is installed");
    return {};
}

// All nodes share one computer: the sandbox is proved once, while keys are made and layer one starts.
Result<sandbox::RunnerKind> proveRunner(sandbox::SandboxConfig config, bool gvisor) {
    if (gvisor) config.preferredRunner = "gvisor";
    LEO_TRY(sandbox::removeLeftovers(config));
    sandbox::ChoiceReport report;
    LEO_TRY_ASSIGN(const std::unique_ptr<sandbox::Sandbox> runner, sandbox::chooseRunner(config, &report));
    const sandbox::RunnerKind kind = runner->capabilities().kind;
    LEO_REQUIRE(!gvisor || kind == sandbox::RunnerKind::Gvisor, Code::Unavailable, report.text());
    return kind;
}

Status Devnet::tellRunner() {
    LEO_TRY_ASSIGN(const sandbox::RunnerKind runner, m_runner.get());
    const std::string_view name = sandbox::runnerName(runner);
    for (Child* node : m_nodes) node->setOption(QStringLiteral("--runner"), qtText(name));
    return {};
}

std::optional<std::string> Devnet::nodeOf(const Child& child) const {
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        if (m_nodes[i] == &child) return m_network.genesis.nodes[i].name;
    return {};
}

void Devnet::wire() {
    Console& console = m_context.console();
    m_supervisor.beforeRank = [this](unsigned rank) -> Status {
        if (rank == kAuthorityRank) {
            m_progress.begin("layer1");
            return {};
        }
        LEO_TRY(learnAddress());
        LEO_TRY(tellRunner());
        m_progress.end("programs");
        m_progress.begin("nodes");
        return {};
    };
    m_supervisor.onStarted = [this](const Child& child) {
        if (const std::optional<std::string> node = nodeOf(child)) m_progress.tile(*node, "attesting");
    };
    m_supervisor.onChildReady = [this](const Child& child) {
        if (const std::optional<std::string> node = nodeOf(child)) return m_progress.tile(*node, "attested");
        if (&child != m_authority) return;
        m_progress.end("layer1");
        m_progress.height(static_cast<std::uint64_t>(child.readyFields().value(QStringLiteral("height")).toDouble()));
    };
    m_supervisor.onReady = [this] { announce(); };
    m_supervisor.onFailed = [this](const Error& error) {
        m_failure = error;
        m_supervisor.stop();
    };
    m_supervisor.onDied = [&console](const Child& child, int pauseMs) {
        console.warning(child.report() + "; starting it again in " +
                        durationText(static_cast<std::uint64_t>(pauseMs)));
        console.event("died", {{QStringLiteral("name"), qtText(child.name())},
                               {QStringLiteral("report"), qtText(child.report())}});
    };
    m_supervisor.onRestarted = [&console](const Child& child) {
        console.progress(child.name() + " works again.");
        console.event("restarted",
                      {{QStringLiteral("name"), qtText(child.name())}, {QStringLiteral("pid"), child.pid()}});
    };
    m_supervisor.onStopped = [] { QCoreApplication::quit(); };
    m_context.onStop([this, &console] {
        console.progress("Stopping the network ...");
        m_supervisor.stop();
    });
}

void Devnet::announce() {
    m_ready = true;
    m_progress.end("nodes");
    m_progress.begin("ready");
    m_progress.end("ready");
    const std::uint64_t took = systemClock().steadyMs() - m_begunMs;
    QJsonArray processes;
    for (const Child* child : m_supervisor.children())
        processes.append(
            QJsonObject{{QStringLiteral("name"), qtText(child->name())}, {QStringLiteral("pid"), child->pid()}});
    const std::size_t nodes = m_network.genesis.nodes.size();
    m_context.console().ready("The network is ready: " + std::to_string(nodes) + " nodes, started in " +
                                  durationText(took) + ", layer one at " + m_network.bootstrap.front() +
                                  ". Data in " + m_context.layout().network().string() + ". Ctrl-C ends it.",
                              {{QStringLiteral("chainId"), idJson(m_network.chain)},
                               {QStringLiteral("nodes"), static_cast<qint64>(nodes)},
                               {QStringLiteral("address"), qtText(m_network.bootstrap.front())},
                               {QStringLiteral("data"), path(m_context.layout().root())},
                               {QStringLiteral("startMs"), numberJson(took)},
                               {QStringLiteral("processes"), processes}});
}

Result<Exit> Devnet::run() {
    Result<Exit> ended = start();
    if (!ended.ok()) m_progress.fail();
    // Sockets of processes that are gone.
    std::error_code ignored;
    if (!m_run.empty()) std::filesystem::remove_all(m_run, ignored);
    return ended;
}

Result<Exit> Devnet::start() {
    m_progress.begin("programs");
    LEO_TRY_ASSIGN(m_gvisor, runsGvisor());
    LEO_TRY(findPrograms(m_gvisor));
    // Qt keeps where the program lies in a place without a lock: it is asked on this thread alone.
    m_runner = std::async(std::launch::async, proveRunner, defaultSandboxConfig(), m_gvisor);
    LEO_TRY(prepare());
    LEO_TRY(addChildren());
    wire();
    m_supervisor.start();
    QCoreApplication::exec();
    if (m_failure) return *m_failure;
    return m_ready ? Exit::Ok : Exit::Interrupted;
}

}  // namespace

std::unique_ptr<Command> makeDevnetCommand() {
    return std::make_unique<DevnetCommand>();
}

}  // namespace leo::app
