#include "layer1/local/authority.h"

#include <algorithm>
#include <unordered_map>

#include "base/log.h"
#include "layer1/local/chain_server.h"
#include "layer1/local/peer_exchange.h"

namespace leo::layer1 {

namespace {

constexpr const char* kAuthorityLog = "authority";
constexpr std::size_t kMaxWaiters = 8;  // answers due for one transaction: a client that reconnected, its other paths

using SubmitReply = std::function<void(Result<Height>)>;

}  // namespace

struct LocalAuthority::Impl final : ServedChain {
    Impl(net::Host& network, store::ChainStore chain, const Clock& time)
        : host(network), store(std::move(chain)), clock(time) {}

    Status start(LocalAuthority* self, const AuthorityConfig& config);
    void serveNetwork(LocalAuthority* self);
    void submit(ledger::SignedTx tx, SubmitReply done);
    net::Host::Verdict topicTx(ByteView data);
    void poll();
    void arm();
    void publish(const ProducedBlock& block);
    void answer(const TxId& id, const Result<Height>& result);
    void report(const Sequencer::Poll& result);

    const ledger::Genesis& servedGenesis() const override { return store.genesis(); }
    Height servedTip() const override { return tip; }
    std::optional<SignedHeader> servedHeader() const override { return header; }
    Result<Bytes> servedBlock(Height height) override { return store.blockBytes(height); }
    Result<std::vector<ledger::Receipt>> servedReceipts(Height height) override { return store.receipts(height); }
    void servedSubmit(Bytes tx, SubmitReply done) override;

    LocalAuthority* owner = nullptr;
    net::Host& host;
    store::ChainStore store;
    const Clock& clock;
    std::optional<Sequencer> sequencer;
    std::optional<ChainServer> server;
    std::optional<PeerExchange> exchange;
    std::unordered_map<TxId, std::vector<SubmitReply>> waiting;
    QTimer timer;
    Height tip;  // durable
    std::optional<SignedHeader> header;
    bool failing = false;
};

LocalAuthority::LocalAuthority(std::unique_ptr<Impl> impl) : m(std::move(impl)) {}

Result<std::unique_ptr<LocalAuthority>> LocalAuthority::create(net::Host& host, store::ChainStore store,
                                                               AuthorityConfig config) {
    LEO_REQUIRE(config.identity != nullptr && config.vrf != nullptr && config.clock != nullptr, Code::InvalidArgument,
                "an authority needs its keys and a clock");
    auto authority = std::unique_ptr<LocalAuthority>(
        new LocalAuthority(std::make_unique<Impl>(host, std::move(store), *config.clock)));
    LEO_TRY(authority->m->start(authority.get(), config));
    return authority;
}

LocalAuthority::~LocalAuthority() {
    if (!m->server) return;
    m->host.unsubscribe(txTopic(m->store.genesis()));
    m->host.onPeerConnected = nullptr;
    m->host.onPeerDisconnected = nullptr;
}

Status LocalAuthority::Impl::start(LocalAuthority* self, const AuthorityConfig& config) {
    owner = self;
    LEO_TRY_ASSIGN(ledger::State state, store.loadState());
    LEO_TRY_ASSIGN(tip, store.tip());
    if (tip.value > 0) {
        LEO_TRY_ASSIGN(const ledger::Block newest, store.block(tip));
        header = SignedHeader{newest.header, newest.commit};
    }
    LEO_TRY_ASSIGN(sequencer, Sequencer::create(
                                  std::move(state), *config.identity, *config.vrf,
                                  [this](const ledger::Block& block, ByteView encoded,
                                         const std::vector<ledger::Receipt>& receipts,
                                         const std::vector<ledger::StateChange>& changes) {
                                      return store.append(block, encoded, receipts, changes);
                                  },
                                  config.limits));
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, self, [this] { poll(); });
    serveNetwork(self);
    arm();
    return {};
}

void LocalAuthority::Impl::serveNetwork(LocalAuthority* self) {
    server.emplace(host, *this);
    exchange.emplace(host, 0, systemRandom());  // others dial the authority
    host.subscribe(txTopic(store.genesis()),
                   [this](const AccountId&, const AccountId&, ByteView data) { return topicTx(data); });
    host.onPeerConnected = [this, self](const AccountId& peer) {
        exchange->peerConnected(peer);
        if (self->onPeerConnected) self->onPeerConnected(peer);
    };
    host.onPeerDisconnected = [self](const AccountId& peer) {
        if (self->onPeerDisconnected) self->onPeerDisconnected(peer);
    };
}

// ---- transactions

void LocalAuthority::Impl::servedSubmit(Bytes bytes, SubmitReply done) {
    Result<ledger::SignedTx> tx = ledger::SignedTx::decode(bytes);
    if (!tx) return done(tx.takeError());
    submit(std::move(tx).value(), std::move(done));
}

void LocalAuthority::Impl::submit(ledger::SignedTx tx, SubmitReply done) {
    const TxId id = tx.tx.id();
    if (tx.tx.nonce < sequencer->state().nonce(tx.tx.sender)) {
        // Sent again after a lost answer: it may be in the chain already.
        if (const Result<store::TxLocation> found = store.findTx(id); found.ok()) return done(found->height);
    }
    const auto waiters = waiting.find(id);
    if (waiters != waiting.end() && waiters->second.size() >= kMaxWaiters)
        return done(makeError(Code::Exhausted, "this transaction is being submitted too often"));
    if (Status status = sequencer->submit(std::move(tx), id, clock.now()); !status) return done(status.takeError());
    waiting[id].push_back(std::move(done));
    arm();
}

net::Host::Verdict LocalAuthority::Impl::topicTx(ByteView data) {
    Result<TxMessage> message = TxMessage::decode(data);
    if (!message) return net::Host::Verdict::Reject;
    Result<ledger::SignedTx> tx = ledger::SignedTx::decode(message->tx);
    if (!tx) return net::Host::Verdict::Reject;
    const TxId id = tx->tx.id();
    const Status status = sequencer->submit(std::move(tx).value(), id, clock.now());
    arm();
    if (status) return net::Host::Verdict::Accept;
    switch (status.error().code) {
        case Code::WrongChain:
        case Code::BadSignature:
        case Code::TooLarge: return net::Host::Verdict::Reject;
        default: return net::Host::Verdict::Ignore;
    }
}

void LocalAuthority::Impl::answer(const TxId& id, const Result<Height>& result) {
    const auto found = waiting.find(id);
    if (found == waiting.end()) return;
    const std::vector<SubmitReply> replies = std::move(found->second);
    waiting.erase(found);
    for (const SubmitReply& reply : replies) reply(result);
}

// ---- blocks

void LocalAuthority::Impl::arm() {
    const std::uint64_t wait = sequencer->nextWakeup() - clock.now();
    // Not longer than a block may take: a clock that is set back must not put the chain to sleep.
    timer.start(static_cast<int>(std::min(wait, store.genesis().params.maxBlockGapMs)));
}

void LocalAuthority::Impl::poll() {
    Sequencer::Poll result = sequencer->poll(clock.now());
    report(result);
    for (const auto& [id, error] : result.refused) answer(id, error);
    if (result.block) publish(*result.block);
    arm();
}

void LocalAuthority::Impl::publish(const ProducedBlock& block) {
    tip = block.block.header.height;
    header = SignedHeader{block.block.header, block.block.commit};
    if (Status status = host.publish(blocksTopic(store.genesis()), block.encoded); !status)
        logWarning(kAuthorityLog,
                   "block " + std::to_string(tip.value) + " not published: " + toString(status.error()));
    for (const ledger::Receipt& receipt : block.receipts)
        if (receipt.kind == ledger::Receipt::Kind::Transaction) answer(TxId{receipt.subject}, tip);
    if (owner->onBlock) owner->onBlock(block);
}

void LocalAuthority::Impl::report(const Sequencer::Poll& result) {
    if (result.failure && !failing) {
        failing = true;
        logError(kAuthorityLog, "no block can be made: " + toString(*result.failure));
        if (owner->onFailure) owner->onFailure(*result.failure);
    } else if (result.block && failing) {
        failing = false;
        logInfo(kAuthorityLog, "blocks are made again");
        if (owner->onRecovered) owner->onRecovered();
    }
}

const ledger::Genesis& LocalAuthority::genesis() const {
    return m->store.genesis();
}

const ledger::State& LocalAuthority::state() const {
    return m->sequencer->state();
}

store::ChainStore& LocalAuthority::store() {
    return m->store;
}

void LocalAuthority::submit(const ledger::SignedTx& tx, std::function<void(Result<Height>)> done) {
    // As bytes, like everybody's: what can't be decoded again must not get into a block. And also a refusal comes
    // after this call has returned.
    QMetaObject::invokeMethod(
        this,
        [this, bytes = tx.encode(), done = std::move(done)]() mutable {
            m->servedSubmit(std::move(bytes), std::move(done));
        },
        Qt::QueuedConnection);
}

}  // namespace leo::layer1
