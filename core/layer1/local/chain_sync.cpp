#include "layer1/local/chain_sync.h"

#include <QTimer>
#include <algorithm>
#include <deque>
#include <map>
#include <optional>

namespace leo::layer1 {

namespace {

constexpr std::uint64_t kAskBytes = std::uint64_t{1} << 20;  // a page that arrives well within the timeout

struct Peer {
    Height height;          // a hint
    bool answered = false;  // it follows this chain
    std::uint64_t pausedUntilMs = 0;
};

// What an honest peer of this chain never answers.
bool isFault(Code code) {
    return code == Code::WrongChain || code == Code::BadSignature || code == Code::Malformed;
}

}  // namespace

struct ChainSync::Impl : std::enable_shared_from_this<Impl> {
    Impl(net::Host& network, SyncTarget& chain, const Clock& time, Random& entropy)
        : host(network), target(chain), clock(time), random(entropy) {}

    void askHead(const AccountId& peer);
    void gotHead(const AccountId& peer, Result<Bytes> bytes);
    Status readHead(const AccountId& peer, ByteView bytes);
    void kick();
    std::optional<AccountId> pick();
    void gotPage(const AccountId& peer, Result<Bytes> bytes);
    Status readPage(const AccountId& peer, ByteView bytes);
    void workOff();
    Status takeBlock(Bytes encoded, bool& blocked);
    void pause(const AccountId& peer);

    net::Host& host;
    SyncTarget& target;
    const Clock& clock;
    Random& random;
    std::map<AccountId, Peer> peers;
    Height best;
    bool busy = false;  // a page is asked for or being worked off
    AccountId source;   // of the page
    std::deque<Bytes> page;
};

// ---- heads

void ChainSync::Impl::askHead(const AccountId& peer) {
    host.request(peer, kSyncProtocol, encodeRequest(GetHead{target.syncChain()}), kSyncTimeoutMs,
                 [weak = weak_from_this(), peer](Result<Bytes> bytes) {
                     if (const auto self = weak.lock()) self->gotHead(peer, std::move(bytes));
                 });
}

void ChainSync::Impl::gotHead(const AccountId& peer, Result<Bytes> bytes) {
    if (!bytes || !peers.contains(peer)) return;  // asked again with the next round, if it is still there
    const Status status = readHead(peer, *bytes);
    if (!status && isFault(status.error().code)) {
        peers.erase(peer);
        target.syncBan(peer, status.error());
    }
    target.syncChanged();
    kick();
}

Status ChainSync::Impl::readHead(const AccountId& peer, ByteView bytes) {
    LEO_TRY_ASSIGN(const SyncResponse response, SyncResponse::decode(bytes));
    if (response.code != Code::Ok) return makeError(response.code, response.detail);
    Peer& entry = peers.at(peer);
    entry.answered = true;
    if (response.body.empty()) return {};
    LEO_TRY_ASSIGN(const SignedHeader header, SignedHeader::decode(response.body));
    LEO_REQUIRE(header.header.chain == target.syncChain(), Code::WrongChain, "its newest header is of another chain");
    LEO_REQUIRE(header.valid(target.syncAuthority()), Code::BadSignature,
                "the authority did not sign its newest header");
    entry.height = std::max(entry.height, header.header.height);
    best = std::max(best, header.header.height);
    target.syncHeader(header);
    return {};
}

// ---- pages

std::optional<AccountId> ChainSync::Impl::pick() {
    const std::uint64_t now = clock.steadyMs();
    std::vector<AccountId> ahead;
    for (const auto& [peer, entry] : peers)
        if (entry.answered && entry.height > target.syncTip() && entry.pausedUntilMs <= now) ahead.push_back(peer);
    if (ahead.empty()) return std::nullopt;
    return ahead[static_cast<std::size_t>(random.below(ahead.size()))];
}

void ChainSync::Impl::kick() {
    if (busy || !target.syncReady()) return;
    const std::optional<AccountId> peer = pick();
    if (!peer) return;
    busy = true;
    source = *peer;
    host.request(source, kSyncProtocol, encodeRequest(GetBlocks{target.syncChain(), target.syncTip() + 1, kAskBytes}),
                 kSyncTimeoutMs, [weak = weak_from_this(), asked = source](Result<Bytes> bytes) {
                     if (const auto self = weak.lock()) self->gotPage(asked, std::move(bytes));
                 });
}

void ChainSync::Impl::pause(const AccountId& peer) {
    const auto entry = peers.find(peer);
    if (entry != peers.end()) entry->second.pausedUntilMs = clock.steadyMs() + kPeerPauseMs;
}

void ChainSync::Impl::gotPage(const AccountId& peer, Result<Bytes> bytes) {
    busy = false;
    const Status status = bytes ? readPage(peer, *bytes) : Status(bytes.takeError());
    if (!status) pause(peer);
    if (page.empty()) return kick();
    busy = true;
    workOff();
}

Status ChainSync::Impl::readPage(const AccountId& peer, ByteView bytes) {
    LEO_TRY_ASSIGN(const SyncResponse response, SyncResponse::decode(bytes));
    if (response.code != Code::Ok) return makeError(response.code, response.detail);
    LEO_TRY_ASSIGN(std::vector<Bytes> blocks, decodeList(response.body, kMaxPageBlocks));
    // It passed on a block it does not have yet, or lied: either way it has nothing to fetch.
    if (blocks.empty() && peers.contains(peer)) peers.at(peer).height = target.syncTip();
    page.assign(std::make_move_iterator(blocks.begin()), std::make_move_iterator(blocks.end()));
    return {};
}

void ChainSync::Impl::workOff() {
    bool blocked = false;
    for (std::size_t i = 0; i < kBlocksPerSlice && !page.empty() && !blocked; ++i) {
        Bytes encoded = std::move(page.front());
        page.pop_front();
        if (Status status = takeBlock(std::move(encoded), blocked); !status) {
            page.clear();
            peers.erase(source);
            target.syncBan(source, status.error());
        }
    }
    if (blocked) page.clear();
    if (page.empty()) {
        busy = false;
        target.syncChanged();
        if (!blocked) kick();  // else the target kicks when it takes blocks again
        return;
    }
    QTimer::singleShot(0, [weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->workOff();
    });
}

Status ChainSync::Impl::takeBlock(Bytes encoded, bool& blocked) {
    LEO_TRY_ASSIGN(ledger::Block block, ledger::Block::decode(encoded));
    const Height height = block.header.height;
    if (height <= target.syncTip()) return {};  // gossip was faster
    LEO_REQUIRE(height == target.syncTip() + 1, Code::Malformed, "its page of blocks has a gap");
    const Adopted adopted = target.syncAdopt(std::move(block), std::move(encoded));
    LEO_REQUIRE(adopted != Adopted::Rejected, Code::BadProof,
                "it sent a false block " + std::to_string(height.value));
    blocked = adopted == Adopted::Blocked;
    return {};
}

// ---- ChainSync

ChainSync::ChainSync(net::Host& host, SyncTarget& target, const Clock& clock, Random& random)
    : m(std::make_shared<Impl>(host, target, clock, random)) {}

ChainSync::~ChainSync() = default;

void ChainSync::peerConnected(const AccountId& peer) {
    m->peers[peer] = Peer{};
    m->askHead(peer);
}

void ChainSync::peerDisconnected(const AccountId& peer) {
    m->peers.erase(peer);
    m->target.syncChanged();
}

void ChainSync::noteHeight(const AccountId& peer, Height height, bool proven) {
    if (proven) m->best = std::max(m->best, height);
    const auto entry = m->peers.find(peer);
    if (entry != m->peers.end()) entry->second.height = std::max(entry->second.height, height);
}

void ChainSync::askHeads() {
    for (const auto& [peer, entry] : m->peers) m->askHead(peer);
}

void ChainSync::kick() {
    m->kick();
}

bool ChainSync::hasPeers() const {
    return std::any_of(m->peers.begin(), m->peers.end(), [](const auto& entry) { return entry.second.answered; });
}

Height ChainSync::best() const {
    return m->best;
}

}  // namespace leo::layer1
