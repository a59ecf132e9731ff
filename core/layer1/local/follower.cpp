#include "layer1/local/follower.h"

#include <algorithm>

#include "base/log.h"
#include "layer1/local/follower_impl.h"

namespace leo::layer1 {

namespace {

constexpr const char* kFollowerLog = "follower";
constexpr int kTickMs = 1'000;
constexpr std::uint64_t kQuietGaps = 2;  // maxBlockGaps without a block after which peers are asked for theirs
constexpr std::uint64_t kGenesisTimeoutMs = 15'000;

}  // namespace

LocalFollower::Impl::Impl(net::Host& network, ledger::State start, FollowerConfig&& config)
    : host(network),
      state(std::move(start)),
      store(std::move(config.store)),
      clock(*config.clock),
      movedAtMs(clock.steadyMs()) {
    sync.emplace(host, *this, clock, *config.random);
    exchange.emplace(host, config.peerTarget, *config.random);
    server.emplace(host, *this);
}

Result<std::unique_ptr<LocalFollower>> LocalFollower::create(net::Host& host, const ledger::Genesis& genesis,
                                                             FollowerConfig config) {
    LEO_REQUIRE(config.clock != nullptr && config.random != nullptr, Code::InvalidArgument,
                "a follower needs a clock and randomness");
    std::optional<ledger::State> state;
    std::optional<crypto::Signature> commit;
    std::optional<Bytes> alarm, evidence;
    if (config.store) {
        LEO_REQUIRE(config.store->genesis().chainId() == genesis.chainId(), Code::WrongChain,
                    "the chain store is of another chain than the genesis record");
        LEO_TRY_ASSIGN(state, config.store->loadState());
        LEO_TRY_ASSIGN(alarm, config.store->note("alarm"));
        LEO_TRY_ASSIGN(evidence, config.store->note("alarm-evidence"));
        if (state->height().value > 0) {
            LEO_TRY_ASSIGN(const ledger::Block newest, config.store->block(state->height()));
            commit = newest.commit;
        }
    } else {
        LEO_TRY_ASSIGN(state, ledger::State::fromGenesis(genesis));
    }
    auto impl = std::make_shared<Impl>(host, std::move(*state), std::move(config));
    impl->tipCommit = commit;
    if (alarm) impl->alarm = std::string(textOf(*alarm));
    if (evidence) impl->alarmEvidence = std::move(*evidence);
    auto follower = std::unique_ptr<LocalFollower>(new LocalFollower(std::move(impl)));
    follower->m->start(follower.get());
    return follower;
}

LocalFollower::LocalFollower(std::shared_ptr<Impl> impl) : m(std::move(impl)) {}

LocalFollower::~LocalFollower() {
    m->stop();
}

void LocalFollower::Impl::start(LocalFollower* self) {
    owner = self;
    host.subscribe(blocksTopic(state.genesis()),
                   [this](const AccountId&, const AccountId& via, ByteView data) { return gossipBlock(via, data); });
    host.subscribe(txTopic(state.genesis()),
                   [this](const AccountId&, const AccountId&, ByteView data) { return gossipTx(data); });
    host.onPeerConnected = [this](const AccountId& peer) {
        if (!sync->hasPeers()) movedAtMs = clock.steadyMs();
        sync->peerConnected(peer);
        exchange->peerConnected(peer);
        sendWaiting(peer);
        if (owner->onPeerConnected) owner->onPeerConnected(peer);
    };
    host.onPeerDisconnected = [this](const AccountId& peer) {
        sync->peerDisconnected(peer);
        if (owner->onPeerDisconnected) owner->onPeerDisconnected(peer);
    };
    QObject::connect(&timer, &QTimer::timeout, self, [this] { everySecond(); });
    timer.start(kTickMs);
    for (const AccountId& peer : host.peers()) host.onPeerConnected(peer);
}

void LocalFollower::Impl::stop() {
    host.unsubscribe(blocksTopic(state.genesis()));
    host.unsubscribe(txTopic(state.genesis()));
    host.onPeerConnected = nullptr;
    host.onPeerDisconnected = nullptr;
    timer.stop();
}

void LocalFollower::Impl::everySecond() {
    const std::uint64_t now = clock.steadyMs();
    writeOut();
    for (PendingTxs::Item* item : pending.due(now)) send(*item);
    std::erase_if(seenTxs, [now](const auto& seen) { return seen.second + kResendMs < now; });
    const std::uint64_t gap = state.params().maxBlockGapMs;
    if (now - movedAtMs > kQuietGaps * gap && now - askedAtMs > gap) {
        askedAtMs = now;
        sync->askHeads();
    }
    sync->kick();
    updateConnection();
}

void LocalFollower::Impl::updateConnection() {
    const std::uint64_t quietMs = clock.steadyMs() - movedAtMs;
    const std::uint64_t lag =
        sync->best().value > state.height().value ? sync->best().value - state.height().value : 0;
    // One or two blocks behind is a moment between announcement and arrival, not worth a word to people.
    const std::uint64_t allowed = connection == Connection::Live ? 2 : 0;
    Connection next = Connection::Live;
    if (alarm || !sync->hasPeers())
        next = Connection::Offline;
    else if (lag > allowed)
        next = Connection::Syncing;
    else if (quietMs > 3 * state.params().maxBlockGapMs)
        next = Connection::Offline;
    if (next == connection) return;
    connection = next;
    connections.notify(next);
}

// ---- what peers are served

std::optional<SignedHeader> LocalFollower::Impl::servedHeader() const {
    if (!tipCommit) return std::nullopt;
    return SignedHeader{state.tipHeader(), *tipCommit};
}

Result<Bytes> LocalFollower::Impl::servedBlock(Height height) {
    if (unstored && unstored->block.header.height == height) return unstored->encoded;
    if (store) return store->blockBytes(height);
    const RecentBlocks::Entry* entry = recent.find(height);
    LEO_REQUIRE(entry != nullptr, Code::NotFound, "block " + std::to_string(height.value) + " is not kept here");
    return entry->encoded;
}

Result<std::vector<ledger::Receipt>> LocalFollower::Impl::servedReceipts(Height height) {
    if (unstored && unstored->block.header.height == height) return unstored->receipts;
    if (store) return store->receipts(height);
    const RecentBlocks::Entry* entry = recent.find(height);
    LEO_REQUIRE(entry != nullptr, Code::NotFound, "block " + std::to_string(height.value) + " is not kept here");
    return entry->receipts;
}

void LocalFollower::Impl::servedSubmit(Bytes, std::function<void(Result<Height>)> done) {
    done(makeError(Code::Unsupported, "not the authority: publish the transaction on its topic"));
}

void LocalFollower::Impl::syncBan(const AccountId& peer, const Error& why) {
    logWarning(kFollowerLog, "dropped " + peer.shortHex() + "…: " + toString(why));
    exchange->ban(peer);
}

void LocalFollower::Impl::syncChanged() {
    adoptBuffered();
    updateConnection();
}

// ---- Layer1

const ledger::Genesis& LocalFollower::genesis() const {
    return m->state.genesis();
}

const ledger::State& LocalFollower::state() const {
    return m->state;
}

void LocalFollower::submit(const ledger::SignedTx& tx, SubmitDone done) {
    m->submit(tx, std::move(done));
}

std::uint64_t LocalFollower::nextNonce(const AccountId& account) const {
    return m->pending.nextNonce(account, m->state.nonce(account));
}

Result<Receipt> LocalFollower::findReceipt(const TxId& id) {
    return m->findReceipt(id);
}

Result<std::vector<ledger::Receipt>> LocalFollower::receiptsAt(Height height) {
    return m->servedReceipts(height);
}

std::optional<ledger::Block> LocalFollower::blockAt(Height height) {
    const Result<Bytes> bytes = m->servedBlock(height);
    if (!bytes) return std::nullopt;
    Result<ledger::Block> block = ledger::Block::decode(*bytes);
    if (!block) return std::nullopt;
    return std::move(block).value();
}

Subscription LocalFollower::onHead(HeadHandler handler) {
    return m->heads.subscribe(std::move(handler));
}

Connection LocalFollower::connection() const {
    return m->connection;
}

Subscription LocalFollower::onConnection(ConnectionHandler handler) {
    return m->connections.subscribe(std::move(handler));
}

std::string LocalFollower::finalityNote() const {
    return "Final at once: one authority signs every block, and this program stops if it ever signs two of one "
           "height.";
}

store::ChainStore* LocalFollower::store() {
    return m->store ? &*m->store : nullptr;
}

Height LocalFollower::bestKnownHeight() const {
    return std::max(m->sync->best(), m->state.height());
}

const std::optional<Error>& LocalFollower::failure() const {
    return m->failure;
}

const std::optional<std::string>& LocalFollower::alarm() const {
    return m->alarm;
}

const Bytes& LocalFollower::alarmEvidence() const {
    return m->alarmEvidence;
}

// ---- fetchGenesis

namespace {

struct GenesisFetch : std::enable_shared_from_this<GenesisFetch> {
    GenesisFetch(net::Host& network, const AccountId& from, std::optional<ChainId> id)
        : host(network), peer(from), expected(id) {}

    void next() {
        host.request(peer, kSyncProtocol, encodeRequest(GetGenesis{bytes.size()}), kGenesisTimeoutMs,
                     [self = shared_from_this()](Result<Bytes> response) {
                         Result<bool> complete =
                             response ? self->take(*response) : Result<bool>(response.takeError());
                         if (!complete) return self->done(complete.takeError());
                         if (!*complete) return self->next();
                         self->done(self->finish());
                     });
    }

    // Whether it is all there.
    Result<bool> take(ByteView encoded) {
        LEO_TRY_ASSIGN(const SyncResponse response, SyncResponse::decode(encoded));
        if (response.code != Code::Ok) return makeError(response.code, response.detail);
        LEO_TRY_ASSIGN(const GenesisPart part, GenesisPart::decode(response.body));
        append(bytes, part.part);
        LEO_REQUIRE(bytes.size() <= part.total && (bytes.size() == part.total || !part.part.empty()), Code::Malformed,
                    "the genesis record comes in parts that do not fit");
        return bytes.size() == part.total;
    }

    Result<ledger::Genesis> finish() const {
        LEO_TRY_ASSIGN(ledger::Genesis genesis, ledger::Genesis::decode(bytes));
        LEO_REQUIRE(!expected || genesis.chainId() == *expected, Code::DigestMismatch,
                    "the peer's network is another one than the link names");
        return genesis;
    }

    net::Host& host;
    AccountId peer;
    std::optional<ChainId> expected;
    std::function<void(Result<ledger::Genesis>)> done;
    Bytes bytes;
};

}  // namespace

void fetchGenesis(net::Host& host, const AccountId& peer, std::optional<ChainId> expected,
                  std::function<void(Result<ledger::Genesis>)> done) {
    auto fetch = std::make_shared<GenesisFetch>(host, peer, expected);
    fetch->done = std::move(done);
    fetch->next();
}

}  // namespace leo::layer1
