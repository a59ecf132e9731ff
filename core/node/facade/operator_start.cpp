// How a node of this computer starts, what is signed for it, how it stops and leaves.
#include <signal.h>

#include <QProcess>

#include "node/facade/local_process.h"
#include "node/facade/operator_area.h"
#include "store/keystore.h"

namespace leo::node {
namespace {

// A TPM, the self-test of two sandboxes and the way to the network, on a machine that does something else.
constexpr std::uint64_t kStartMs = 120'000;
constexpr std::uint64_t kStopMs = 30'000;  // a TPM's shutdown and a container's end
constexpr int kWaitBeatMs = 200;

QString argument(const std::string& value) {
    return QString::fromStdString(value);
}

// The registration that a node's process has prepared.
Result<ledger::NodeRegister> registrationIn(const NodeStatus::Registering& told, const NodeId& node) {
    LEO_TRY_ASSIGN(ledger::Tx tx, decodeUnsigned(told.prepared));
    auto* body = std::get_if<ledger::NodeRegister>(&tx.body);
    LEO_REQUIRE(body && tx.sender == node, Code::Malformed, "the node prepared another transaction than its own");
    return std::move(*body);
}

}  // namespace

// ---- waiting

void OperatorArea::wait(Waiting waiting) {
    const std::optional<Waiting> before = std::exchange(m_waiting, std::nullopt);
    const Error cancelled = makeError(Code::Cancelled, "another network or another node is looked at");
    if (before && before->prepared) before->prepared(cancelled);
    if (before && before->done) before->done(cancelled);
    if (waiting.prepared || waiting.done) m_waiting = std::move(waiting);
    m_timer.setInterval(m_waiting ? kWaitBeatMs : kStatusBeatMs);
    m_publisher.changed();
}

std::optional<Error> OperatorArea::endedWithoutAWord() const {
    if (m_alive) return {};
    if (m_status && m_status->failure && m_statusText != m_failedText)
        return makeError(Code::Unavailable, m_status->failure->text);
    if (m_launched != 0 && !isAlive(m_launched))
        return makeError(Code::Unavailable,
                         "the node ended without a word; see node.log in " + m_core.network()->directory.string());
    return {};
}

void OperatorArea::settle() {
    if (!m_waiting) return;
    if (m_waiting->what == Waiting::For::Signature) return settleSignature();
    const bool wantsRunning = m_waiting->what == Waiting::For::Running;
    // A registration takes as long as its attestors; the state of the page says where it is.
    const bool admission =
        wantsRunning && m_node && m_core.state()->admission(*m_node) && m_core.state()->admission(*m_node)->open();
    const bool reached = wantsRunning ? m_alive && (m_status->ready || admission) : !m_alive;
    std::optional<Error> failed = wantsRunning && !reached ? endedWithoutAWord() : std::nullopt;
    if (!failed && !reached && systemClock().steadyMs() >= m_waiting->untilMs)
        failed = makeError(Code::Timeout,
                           "the node does not answer; see node.log in " + m_core.network()->directory.string());
    if (!reached && !failed) return;
    const api::Finished done = std::exchange(m_waiting, std::nullopt)->done;
    m_timer.setInterval(kStatusBeatMs);
    if (failed && !(m_status && m_status->failure)) m_problem = failed->detail;
    m_publisher.changed();
    done(failed ? Status(*failed) : Status());
}

void OperatorArea::settleSignature() {
    Result<std::optional<api::SigningRequest>> next = std::optional<api::SigningRequest>();
    if (std::optional<Error> failed = endedWithoutAWord()) {
        next = *failed;
    } else {
        const bool on = m_alive && (m_status->ready || registered());
        const bool asked = m_alive && m_status->registering && m_node && m_core.isOpen(*m_node);
        const bool late = systemClock().steadyMs() >= m_waiting->untilMs;
        const ledger::Admission* admission = m_node ? m_core.state()->admission(*m_node) : nullptr;
        const bool open = admission && admission->open();
        if (!on && !asked && !open && !late) return;
        if (late) next = makeError(Code::Timeout, "the node does not answer");
        if (asked && !open && !on) {
            // The TPM comes before the money, and what was paid may not have come to the node yet.
            const NodeStatus::Registering& told = *m_status->registering;
            const bool pays = !missingFor(money()).isZero() && (!told.missing.isZero() || !told.prepared.empty());
            if (!pays && told.prepared.empty() && !late) return;
            if (!late) next = nextSignature();
        }
    }
    const Prepared done = std::exchange(m_waiting, std::nullopt)->prepared;
    m_timer.setInterval(kStatusBeatMs);
    if (!next.ok() && !(m_status && m_status->failure)) m_problem = next.error().detail;
    if (!next.ok() && !registered()) takeBack();
    m_publisher.changed();
    done(std::move(next));
}

// ---- signatures

void OperatorArea::prepareStart(const api::NodeStart& start, Prepared done) {
    m_core.hop()->toCore([this, start, done = m_core.hop()->back(std::move(done))] {
        if (m_waiting) return done(makeError(Code::WrongState, "the node is starting or stopping"));
        const Status launched = launch(start);
        if (!launched.ok()) return done(launched.error());
        Waiting waiting;
        waiting.what = Waiting::For::Signature;
        waiting.prepared = done;
        waiting.untilMs = systemClock().steadyMs() + kStartMs;
        wait(std::move(waiting));
        openAccount([](const Status&) {});
    });
}

// The node's account signs what its operator signs here: it needs no password.
void OperatorArea::openAccount(std::function<void(const Status&)> then) {
    if (m_node && m_core.isOpen(*m_node)) return then({});
    const std::filesystem::path file = m_home / Layout::kKeystoreName;
    m_worker.post(
        [file]() -> Result<crypto::Identity> {
            LEO_TRY_ASSIGN(const store::Keystore keystore, store::Keystore::open(file, {}, systemRandom()));
            return crypto::Identity::fromSeed(keystore.identitySeed());
        },
        [this, file, then](Result<crypto::Identity> identity) {
            if (m_home / Layout::kKeystoreName != file)
                return then(makeError(Code::Cancelled, "another node is looked at"));
            if (!identity.ok()) return then(identity.error());
            if (m_core.isKnown(identity->id())) m_core.openWallet(std::move(*identity));
            then({});
        });
}

Result<std::optional<api::SigningRequest>> OperatorArea::nextSignature() {
    if (!missingFor(money()).isZero()) return payment();
    LEO_TRY_ASSIGN(ledger::NodeRegister body, registrationIn(*m_status->registering, *m_node));
    const auto ended = [this, here = std::weak_ptr<bool>(m_here)](bool sent) {
        if (!here.expired() && !sent) takeBack();
    };
    LEO_TRY_ASSIGN(api::SigningRequest request, m_core.signing().prepare({*m_node, std::move(body), {}, ended}));
    return std::optional(std::move(request));
}

Result<std::optional<api::SigningRequest>> OperatorArea::payment() {
    const Amount missing = missingFor(money());
    LEO_REQUIRE(m_core.active() && m_core.active() != m_node, Code::InsufficientFunds,
                "the node's account lacks " + toText(missing) + " LEO; choose a wallet that has them");
    const auto ended = [this, here = std::weak_ptr<bool>(m_here)](bool sent) {
        if (!here.expired() && !sent) takeBack();
    };
    LEO_TRY_ASSIGN(api::SigningRequest request,
                   m_core.signing().prepare({*m_core.active(), ledger::Transfer{*m_node, missing}, {}, ended}));
    return std::optional(std::move(request));
}

// Nobody signed: what was started for it ends again.
void OperatorArea::takeBack() {
    const bool admission =
        m_node && m_core.state() && m_core.state()->admission(*m_node) && m_core.state()->admission(*m_node)->open();
    if (m_launched == 0 || registered() || admission || !isAlive(m_launched)) return;
    ::kill(static_cast<pid_t>(m_launched), SIGTERM);
    m_launched = 0;
}

void OperatorArea::prepareLeave(api::Done<api::SigningRequest> done) {
    m_core.hop()->toCore([this, done = m_core.hop()->back(std::move(done))] {
        if (!m_node) return done(makeError(Code::NotFound, "this computer has no node on this network"));
        openAccount([this, done](const Status& opened) {
            if (!opened.ok()) return done(opened.error());
            done(m_core.signing().prepare({*m_node, ledger::NodeExit{}, {}, {}}));
        });
    });
}

// ---- start and stop

// The process, unless it works already.
Status OperatorArea::launch(const api::NodeStart& start) {
    LEO_REQUIRE(m_core.network() && m_core.state(), Code::Unreachable, "no network is chosen");
    LEO_REQUIRE(!m_keptRunning, Code::NotPermitted, "the network of this computer runs this node itself");
    readStatus();
    if (m_wishes.drain) wish([](NodeWishes& wishes) { wishes.drain = false; });
    if (m_alive || (m_launched != 0 && isAlive(m_launched))) return {};
    m_problem.clear();
    m_failedText = m_statusText;
    const Status spawned = spawn(start);
    if (!spawned.ok()) m_problem = spawned.error().detail;
    m_publisher.changed();
    return spawned;
}

void OperatorArea::start(const api::NodeStart& start, api::Finished done) {
    m_core.hop()->toCore([this, start, done = m_core.hop()->backFinished(std::move(done))] {
        if (m_waiting) return done(makeError(Code::WrongState, "the node is starting or stopping"));
        const Status launched = launch(start);
        if (!launched.ok()) return done(launched);
        Waiting waiting;
        waiting.what = Waiting::For::Running;
        waiting.done = done;
        waiting.untilMs = systemClock().steadyMs() + kStartMs;
        wait(std::move(waiting));
    });
}

Status OperatorArea::spawn(const api::NodeStart& start) {
    const CurrentNetwork& network = *m_core.network();
    std::filesystem::path file = m_core.layout().networkFile();
    if (!network.onThisComputer) {
        file = network.directory / "network.json";
        LEO_TRY(network.file.write(file));
    }
    QStringList arguments{QStringLiteral("node"), QStringLiteral("--home"), argument(m_home.string()),
                          QStringLiteral("--network"), argument(file.string())};
    if (!m_core.config().imageLayouts.empty())
        arguments << QStringLiteral("--image") << argument(m_core.config().imageLayouts.front().string());
    if (!start.softwareTpm)
        arguments << QStringLiteral("--tpm")
                  << argument(start.tcti.empty() ? std::string("device:") + kTpmDevice : start.tcti);
    if (!start.runner.empty()) arguments << QStringLiteral("--runner") << argument(start.runner);
    if (!registered()) {
        arguments << QStringLiteral("--register") << QStringLiteral("--prepare");
        if (!start.name.empty()) arguments << QStringLiteral("--name") << argument(start.name);
    }
    const std::filesystem::path log = network.directory / "node.log";
    std::error_code none;
    std::filesystem::rename(log, log.string() + ".1", none);
    // Detached: the node goes on when the window closes.
    QProcess process;
    process.setProgram(argument(m_core.config().leodProgram.string()));
    process.setArguments(arguments);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(argument(log.string()), QIODevice::Append);
    LEO_REQUIRE(process.startDetached(&m_launched), Code::Unavailable, "leod could not be started");
    return {};
}

void OperatorArea::stop(api::Finished done) {
    m_core.hop()->toCore([this, done = m_core.hop()->backFinished(std::move(done))] {
        if (m_waiting) return done(makeError(Code::WrongState, "the node is starting or stopping"));
        const Status stopped = stopNow();
        if (!stopped.ok()) return done(stopped);
        Waiting waiting;
        waiting.what = Waiting::For::Stopped;
        waiting.done = done;
        waiting.untilMs = systemClock().steadyMs() + kStopMs;
        wait(std::move(waiting));
    });
}

Status OperatorArea::stopNow() {
    LEO_REQUIRE(m_alive, Code::WrongState, "the node does not run");
    LEO_REQUIRE(!m_keptRunning, Code::NotPermitted,
                "the network of this computer keeps this node running; it ends with the network");
    LEO_REQUIRE(::kill(static_cast<pid_t>(m_status->pid), SIGTERM) == 0, Code::NotPermitted,
                "the node's process does not belong to this account");
    return {};
}

void OperatorArea::attach(const std::string& home, api::Finished done) {
    m_core.hop()->toCore([this, home, done = m_core.hop()->backFinished(std::move(done))] {
        if (!m_core.network()) return done(makeError(Code::Unreachable, "no network is chosen"));
        if (m_waiting) return done(makeError(Code::WrongState, "the node is starting or stopping"));
        const std::filesystem::path path = home;
        const auto protection = store::Keystore::protectionOf(path / Layout::kKeystoreName);
        if (!home.empty() && (!path.is_absolute() || !protection.ok()))
            return done(makeError(Code::NotFound, "no node has its keystore in " + home));
        if (!home.empty() && *protection != store::Protection::MachineFile)
            return done(makeError(Code::NotPermitted, home + " is a wallet's directory, not a node's"));
        m_core.setOwnNodeHome(home);
        m_core.setOwnNode({});
        follow();
        done({});
    });
}

}  // namespace leo::node
