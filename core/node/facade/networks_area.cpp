#include "node/facade/networks_area.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUrl>
#include <QUrlQuery>
#include <algorithm>

#include "base/log.h"
#include "node/facade/samples.h"
#include "node/wallets.h"
#include "p2p/multiaddr.h"

namespace leo::node {
namespace {

constexpr const char* kNetworksLog = "networks";
constexpr const char* kCurrentSetting = "networks.current";
constexpr int kVisitMs = 15'000;     // a slow link needs three round trips for dialing and one for genesis
constexpr std::size_t kOffsets = 9;  // odd: the middle one is the offset
constexpr std::size_t kChainDigits = 16;
constexpr std::size_t kMaxInvitation = 8'192;

api::NetworkInfo infoOf(const CurrentNetwork& network) {
    const ledger::Genesis& genesis = network.file.genesis;
    api::NetworkInfo info;
    info.name = genesis.network;
    info.chain = network.file.chain;
    info.onThisComputer = network.onThisComputer;
    info.softwareTpmsOnly = std::all_of(genesis.roots.begin(), genesis.roots.end(),
                                        [](const ledger::TpmRoot& root) { return root.software; });
    info.entryPoints = network.file.bootstrap;
    return info;
}

api::Parameters parametersOf(const ledger::Params& from) {
    api::Parameters to;
    to.minBlockGapMs = from.minBlockGapMs;
    to.maxBlockGapMs = from.maxBlockGapMs;
    to.lookbackBlocks = from.lookbackBlocks;
    to.joinWindowMs = from.joinWindowMs;
    to.revealWindowMs = from.revealWindowMs;
    to.attemptMs = from.attemptMs;
    to.attestWindowMs = from.attestWindowMs;
    to.duringWindowMs = from.duringWindowMs;
    to.keyWindowMs = from.keyWindowMs;
    to.turnAllowanceMs = from.turnAllowanceMs;
    to.confirmWindowMs = from.confirmWindowMs;
    to.complaintMs = from.complaintMs;
    to.failWindowMs = from.failWindowMs;
    to.maxDraws = from.maxDraws;
    to.maxTurns = from.maxTurns;
    to.minMembers = from.minMembers;
    to.unbondMs = from.unbondMs;
    to.epochMs = from.epochMs;
    to.burnBps = from.burnBps;
    to.idleBps = from.idleBps;
    to.joinDeposit = from.joinDeposit;
    to.registerDeposit = from.registerDeposit;
    to.minMissFee = from.minMissFee;
    to.minLambdaBond = from.minLambdaBond;
    to.disputeBond = from.disputeBond;
    to.txFee = from.txFee;
    to.creditExecutor = from.creditExecutor;
    to.creditMonitor = from.creditMonitor;
    to.creditAdmitted = from.creditAdmitted;
    to.creditAttestor = from.creditAttestor;
    to.creditAbsent = from.creditAbsent;
    to.creditFailedExecutor = from.creditFailedExecutor;
    to.creditRenewal = from.creditRenewal;
    to.tauDefault = from.tauDefault;
    to.tauMax = from.tauMax;
    to.pcrMask = from.pcrMask;
    return to;
}

}  // namespace

Result<Invitation> parseInvitation(const std::string& given) {
    const std::string text = QString::fromStdString(given).trimmed().toStdString();
    LEO_REQUIRE(!text.empty() && text.size() <= kMaxInvitation, Code::Malformed, "not an invitation");
    Invitation invitation;
    if (text.rfind("leo:", 0) == 0) {
        const QUrl url(QString::fromStdString(text), QUrl::StrictMode);
        const QString path = url.path();
        const QString prefix = QStringLiteral("network/");
        LEO_REQUIRE(url.isValid() && path.startsWith(prefix), Code::Malformed, "this link names no network");
        auto chain = ChainId::fromHexText(path.mid(prefix.size()).toStdString());
        LEO_REQUIRE(chain.ok(), Code::Malformed, "the network's id in this link is not 64 hexadecimal digits");
        invitation.chain = *chain;
        for (const QString& at : QUrlQuery(url).allQueryItemValues(QStringLiteral("at"), QUrl::FullyDecoded))
            invitation.addresses.push_back(at.toStdString());
        LEO_REQUIRE(!invitation.addresses.empty() && invitation.addresses.size() <= kMaxBootstrap, Code::Malformed,
                    "this link names nobody to ask");
    } else if (p2p::Multiaddr::fromText(text).ok()) {
        invitation.addresses.push_back(text);
    } else {
        const QUrl url(QString::fromStdString(text));
        invitation.file = url.isLocalFile() ? url.toLocalFile().toStdString() : text;
        std::error_code error;
        LEO_REQUIRE(std::filesystem::is_regular_file(*invitation.file, error), Code::Malformed,
                    "neither a file, nor an address such as /ip4/192.0.2.1/tcp/46700/ws, nor a leo: link");
    }
    for (const std::string& address : invitation.addresses) {
        const auto parsed = p2p::Multiaddr::fromText(address);
        LEO_REQUIRE(parsed.ok(), Code::Malformed, "\"" + address + "\" is not an address");
    }
    return invitation;
}

// One host without a name, until somebody of the network has answered.
struct NetworksArea::Visit {
    std::unique_ptr<net::Host> host;
    QTimer timer;
    std::optional<ChainId> expected;
    std::optional<Error> problem;  // what somebody answered wrongly
    std::function<void(Result<ledger::Genesis>)> done;
};

NetworksArea::NetworksArea(Core& core)
    : m_core(core),
      m_local(core),
      m_state(core.hop(), [this](std::uint64_t sequence) { return build(sequence); }),
      m_start(core.hop(), [this](std::uint64_t sequence) { return m_local.snapshot(sequence); }) {
    m_local.onChanged = [this] {
        m_start.changed();
        m_state.changed();
    };
    m_subscriptions.push_back(core.onHead.subscribe([this](const layer1::Head& head) { handleHead(head); }));
    m_subscriptions.push_back(core.onNetwork.subscribe([this] { attach(); }));
    m_subscriptions.push_back(core.onConnection.subscribe([this](layer1::Connection) { m_state.changed(); }));
    m_subscriptions.push_back(core.onAlarm.subscribe([this](const std::string& why) {
        m_alarm = why;
        m_state.changed();
    }));
    m_subscriptions.push_back(core.onFailure.subscribe([this] { m_state.changed(); }));
    reload();
    const Result<ChainId> last = ChainId::fromHexText(m_core.setting(kCurrentSetting));
    if (last.ok()) static_cast<void>(useKnown(*last));
}

NetworksArea::~NetworksArea() = default;

Subscription NetworksArea::observe(api::Handler<api::NetworkState> handler) {
    return m_state.observe(std::move(handler));
}

Subscription NetworksArea::observeStart(api::Handler<api::LocalStart> handler) {
    return m_start.observe(std::move(handler));
}

// ---- the networks this computer knows

std::filesystem::path NetworksArea::directoryOf(const ChainId& chain) const {
    return m_core.directory().file("networks") / chain.hex().substr(0, kChainDigits);
}

void NetworksArea::reload() {
    m_known.clear();
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(m_core.directory().file("networks"), error)) {
        Result<NetworkFile> file = NetworkFile::read(entry.path() / "network.json");
        if (file.ok()) m_known.push_back({std::move(*file), entry.path()});
    }
    Result<NetworkFile> local = NetworkFile::read(m_core.layout().networkFile());
    if (local.ok()) {
        const ChainId chain = local->chain;
        m_known.push_back({std::move(*local), directoryOf(chain), true});
    } else if (local.error().code != Code::NotFound) {
        logWarning(kNetworksLog, "the network of this computer: " + toString(local.error()));
    }
    m_state.changed();
}

const CurrentNetwork* NetworksArea::find(const ChainId& chain) const {
    for (const CurrentNetwork& network : m_known)
        if (network.file.chain == chain) return &network;
    return nullptr;
}

Status NetworksArea::useKnown(const ChainId& chain) {
    const CurrentNetwork* known = find(chain);
    LEO_REQUIRE(known, Code::NotFound, "this computer does not know that network");
    CurrentNetwork network = *known;
    network.offline = m_paused;
    std::error_code error;
    std::filesystem::create_directories(network.directory, error);
    m_alarm.reset();
    const Status used = m_core.useNetwork(std::move(network));
    m_problem = used.ok() ? std::string() : used.error().detail;
    m_core.putSetting(kCurrentSetting, chain.hex());
    m_state.changed();
    return used;
}

void NetworksArea::use(const ChainId& chain, api::Finished done) {
    m_core.hop()->toCore([this, chain, done = m_core.hop()->backFinished(std::move(done))] {
        reload();
        done(useKnown(chain));
    });
}

Status NetworksArea::forgetKnown(const ChainId& chain) {
    const CurrentNetwork* known = find(chain);
    LEO_REQUIRE(known, Code::NotFound, "this computer does not know that network");
    LEO_REQUIRE(!known->onThisComputer || !m_local.isRunning(), Code::WrongState,
                "the network of this computer is running: stop it first");
    m_core.onEnding.notify(*known);
    const std::filesystem::path directory = known->directory;
    const bool local = known->onThisComputer;
    if (m_core.network() && m_core.network()->file.chain == chain) {
        m_core.putSetting(kCurrentSetting, "");
        LEO_TRY(m_core.useNetwork({}));
    }
    std::error_code error;
    std::filesystem::remove_all(directory, error);
    if (!error && local) std::filesystem::remove_all(m_core.layout().network(), error);
    reload();
    LEO_REQUIRE(!error, Code::Io, error.message());
    return {};
}

void NetworksArea::forget(const ChainId& chain, api::Finished done) {
    m_core.hop()->toCore([this, chain, done = m_core.hop()->backFinished(std::move(done))] {
        reload();
        done(forgetKnown(chain));
    });
}

// ---- the network of this computer

void NetworksArea::startLocal(std::uint32_t nodes, api::Finished done) {
    m_core.hop()->toCore([this, nodes, done = m_core.hop()->backFinished(std::move(done))] {
        m_local.start(nodes, [this, done](const Status& status) { started(status, done); });
    });
}

void NetworksArea::started(const Status& status, const api::Finished& done) {
    reload();
    if (!status.ok()) return done(status);
    const auto local = std::find_if(m_known.begin(), m_known.end(),
                                    [](const CurrentNetwork& network) { return network.onThisComputer; });
    if (local == m_known.end()) return done(makeError(Code::NotFound, "leod made no network"));
    const Status used = useKnown(local->file.chain);
    // Somebody who has nothing here yet begins as Alice.
    const Result<AccountId> alice = accountOf(m_core.layout(), "alice");
    const bool here = m_core.state() && m_core.active() && m_core.state()->account(*m_core.active());
    if (used.ok() && alice.ok() && !here) m_core.setActive(*alice);
    done(used);
}

void NetworksArea::cancelLocal(bool remove, api::Finished done) {
    m_core.hop()->toCore([this, remove, done = m_core.hop()->backFinished(std::move(done))] {
        m_local.cancel(remove, [this, done](const Status& status) {
            reload();
            done(status);
        });
    });
}

void NetworksArea::stopLocal(api::Finished done) {
    m_core.hop()->toCore([this, done = m_core.hop()->backFinished(std::move(done))] {
        if (const CurrentNetwork* network = m_core.network(); network && network->onThisComputer)
            m_core.onEnding.notify(*network);
        m_local.stop([this, done](const Status& status) {
            m_state.changed();
            done(status);
        });
    });
}

// ---- joining

void NetworksArea::join(const std::string& text, api::Done<api::NetworkInfo> done) {
    m_core.hop()->toCore([this, text, done = m_core.hop()->back(std::move(done))] {
        Result<Invitation> invitation = parseInvitation(text);
        if (!invitation.ok()) return done(invitation.takeError());
        if (invitation->file) {
            Result<NetworkFile> file = NetworkFile::read(*invitation->file);
            return done(file.ok() ? keep(std::move(*file)) : Result<api::NetworkInfo>(file.takeError()));
        }
        const std::vector<std::string> addresses = invitation->addresses;
        visit(std::move(*invitation), [this, addresses, done](Result<ledger::Genesis> genesis) {
            if (!genesis.ok()) return done(genesis.takeError());
            const ChainId chain = genesis->chainId();
            done(keep({std::move(*genesis), chain, addresses}));
        });
    });
}

Result<api::NetworkInfo> NetworksArea::keep(NetworkFile file) {
    const ChainId chain = file.chain;
    const CurrentNetwork* known = find(chain);
    if (!known || !known->onThisComputer) {
        const std::filesystem::path directory = directoryOf(chain);
        std::error_code error;
        std::filesystem::create_directories(directory, error);
        LEO_REQUIRE(!error, Code::Io, directory.string() + ": " + error.message());
        LEO_TRY(file.write(directory / "network.json"));
        reload();
    }
    LEO_TRY(useKnown(chain));
    return infoOf(*find(chain));
}

void NetworksArea::visit(Invitation invitation, std::function<void(Result<ledger::Genesis>)> done) {
    Result<std::unique_ptr<net::Host>> host = [] {
        net::HostConfig config{crypto::Identity::generate(systemRandom())};
        config.listen = false;
        return net::Host::create(std::move(config));
    }();
    if (!host.ok()) return done(host.takeError());
    if (m_visit) m_visit->done(makeError(Code::Cancelled, "another network is being joined"));
    m_visit = std::make_unique<Visit>();
    m_visit->host = std::move(*host);
    m_visit->expected = invitation.chain;
    m_visit->done = [this, done = std::move(done)](Result<ledger::Genesis> genesis) {
        // Not inside a callback of the host that ends with it.
        std::shared_ptr<Visit> ending = std::move(m_visit);
        ending->timer.stop();
        QTimer::singleShot(
            0, &m_local,
            [ending, done, result = std::make_shared<Result<ledger::Genesis>>(std::move(genesis))]() mutable {
                ending.reset();
                done(std::move(*result));
            });
    };
    m_visit->host->onPeerConnected = [this](const AccountId& peer) {
        if (!m_visit) return;
        layer1::fetchGenesis(*m_visit->host, peer, m_visit->expected, [this](Result<ledger::Genesis> genesis) {
            if (!m_visit) return;
            if (genesis.ok()) return m_visit->done(std::move(genesis));
            m_visit->problem = genesis.takeError();
            if (m_visit->problem->code == Code::DigestMismatch)
                m_visit->done(makeError(Code::WrongChain, "another network answers at this address"));
        });
    };
    m_visit->timer.setSingleShot(true);
    QObject::connect(&m_visit->timer, &QTimer::timeout, &m_visit->timer, [this] {
        m_visit->done(m_visit->problem.value_or(makeError(Code::Unreachable, "nobody answers at this address")));
    });
    m_visit->timer.start(kVisitMs);
    for (const std::string& text : invitation.addresses) {
        const auto address = p2p::Multiaddr::fromText(text);
        std::optional<AccountId> account;
        if (address->peer) account = address->peer->toAccountId();
        m_visit->host->dial(QUrl(QString::fromStdString(address->toUrl())), account);
    }
}

// ---- following

void NetworksArea::setPaused(bool paused) {
    m_core.hop()->toCore([this, paused] {
        if (m_paused == paused) return;
        m_paused = paused;
        if (m_core.network()) static_cast<void>(useKnown(ChainId(m_core.network()->file.chain)));
        m_state.changed();
    });
}

// One JSON object: {"kind": "leo-alarm", "version": 1, "chain", "authority", "sentence", "signed"}; ids and `signed`
// (LocalFollower::alarmEvidence) in hexadecimal. It holds nothing of this computer.
void NetworksArea::exportAlarm(const std::string& path, api::Finished done) {
    m_core.hop()->toCore([this, path, done = m_core.hop()->backFinished(std::move(done))] {
        if (!m_alarm || !m_core.client())
            return done(makeError(Code::NotFound, "layer one has not contradicted itself"));
        const auto hex = [](ByteView bytes) { return QString::fromStdString(toHex(bytes)); };
        const ledger::Genesis& genesis = m_core.network()->file.genesis;
        const QJsonObject file{
            {QStringLiteral("kind"), QStringLiteral("leo-alarm")},
            {QStringLiteral("version"), 1},
            {QStringLiteral("chain"), hex(m_core.network()->file.chain.bytes)},
            {QStringLiteral("authority"), hex(genesis.authority.bytes)},
            {QStringLiteral("sentence"), QString::fromStdString(*m_alarm)},
            {QStringLiteral("signed"), hex(m_core.client()->chain().alarmEvidence())},
        };
        QSaveFile out(QString::fromStdString(path));
        const QByteArray content = QJsonDocument(file).toJson();
        const bool kept = out.open(QIODevice::WriteOnly) && out.write(content) == content.size() && out.commit();
        if (kept) return done({});
        done(makeError(out.error() == QFileDevice::ResourceError ? Code::DiskFull : Code::NotPermitted,
                       out.errorString().toStdString()));
    });
}

void NetworksArea::reconnect() {
    m_core.hop()->toCore([this] {
        if (!m_core.network() || m_paused) return;
        const Result<std::vector<Bootstrap>> peers = m_core.network()->file.peers();
        for (const Bootstrap& peer : peers.ok() ? *peers : std::vector<Bootstrap>())
            m_core.client()->host().dial(peer.url, peer.account);
    });
}

void NetworksArea::attach() {
    m_headSeen = {};
    m_offsets.clear();
    m_state.changed();
    if (!m_core.client()) return;
    layer1::LocalFollower& chain = m_core.client()->chain();
    m_alarm = chain.alarm();
    chain.onPeerConnected = [this](const AccountId&) { m_state.changed(); };
    chain.onPeerDisconnected = [this](const AccountId&) { m_state.changed(); };
}

void NetworksArea::handleHead(const layer1::Head& head) {
    m_headSeen = m_core.now();
    if (m_core.client()->chain().connection() == layer1::Connection::Live) {
        m_offsets.push_back(static_cast<std::int64_t>(m_headSeen.value) -
                            static_cast<std::int64_t>(head.block.header.time.value));
        if (m_offsets.size() > kOffsets) m_offsets.pop_front();
    }
    m_state.changed();
}

api::Link NetworksArea::link() const {
    if (!m_core.network()) return m_problem.empty() ? api::Link::None : api::Link::Connecting;
    if (m_alarm) return api::Link::Alarm;
    if (m_paused) return api::Link::Paused;
    switch (m_core.client()->chain().connection()) {
        case layer1::Connection::Offline: return api::Link::Connecting;
        case layer1::Connection::Syncing: return api::Link::Syncing;
        case layer1::Connection::Live: break;
    }
    return api::Link::Live;
}

std::string NetworksArea::problem() const {
    if (m_alarm) return *m_alarm;
    if (!m_core.network()) return m_problem;
    if (link() != api::Link::Connecting) return {};
    if (m_core.network()->onThisComputer && !m_local.isRunning())
        return "the network of this computer is not running";
    const std::vector<std::string>& addresses = m_core.network()->file.bootstrap;
    return addresses.empty() ? "no address of this network is known" : "nobody answers at " + addresses.front();
}

api::NetworkState NetworksArea::build(std::uint64_t sequence) {
    api::NetworkState state;
    state.sequence = sequence;
    for (const CurrentNetwork& known : m_known) state.known.push_back(infoOf(known));
    state.link = link();
    state.problem = problem();
    if (!m_core.network()) return state;
    state.localGone = m_core.network()->onThisComputer && link() == api::Link::Connecting && !m_local.isRunning();
    Client& client = *m_core.client();
    state.storage = client.chain().failure();
    const ledger::State& ledger = client.state();
    state.current = infoOf(*m_core.network());
    state.parameters = parametersOf(ledger.params());
    state.height = ledger.height();
    state.bestKnown = std::max(ledger.height(), client.chain().bestKnownHeight());
    state.headTime = ledger.time();
    state.headSeen = m_headSeen;
    if (!m_offsets.empty()) {
        std::vector<std::int64_t> sorted(m_offsets.begin(), m_offsets.end());
        std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 2, sorted.end());
        state.clockOffsetMs = sorted[sorted.size() / 2];
    }
    state.peers = static_cast<std::uint32_t>(client.host().peers().size());
    for (const auto& [id, node] : ledger.nodes())
        if (node.status == ledger::NodeStatus::Active) ++state.activeNodes;
    state.finality = client.chain().finalityNote();
    state.directory = m_core.network()->directory.string();
    if (m_core.network()->onThisComputer) state.samplePicture = Samples::picture(m_core.config());
    return state;
}

}  // namespace leo::node
