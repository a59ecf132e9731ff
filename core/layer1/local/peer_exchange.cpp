#include "layer1/local/peer_exchange.h"

#include <QTimer>
#include <algorithm>
#include <map>
#include <set>

#include "layer1/local/wire.h"

namespace leo::layer1 {

namespace {

constexpr std::uint64_t kAskTimeoutMs = 10'000;
constexpr unsigned kMaxDialRounds = 2;  // rounds a dial may take before another address gets its turn

struct Known {
    std::string url;
    bool told = false;  // by the peer itself
    bool met = false;   // connected once; unless dialed from here, whoever made that link makes it again
    unsigned dialedRounds = 0;
};

bool usable(const std::string& text) {
    const QUrl url(QString::fromStdString(text), QUrl::StrictMode);
    const QHostAddress address(url.host());
    return url.isValid() && url.scheme() == QStringLiteral("ws") && url.port() > 0 && url.path().size() <= 1 &&
           !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty() && !address.isNull() &&
           !address.isMulticast() && address != QHostAddress(QHostAddress::AnyIPv4) &&
           address != QHostAddress(QHostAddress::AnyIPv6);
}

}  // namespace

struct PeerExchange::Impl : std::enable_shared_from_this<Impl> {
    Impl(net::Host& network, std::size_t wanted, Random& source) : host(network), target(wanted), random(source) {}

    std::string ownUrl() const;
    Bytes list(const AccountId& asker) const;
    void learn(const PeerAddress& address, bool told);
    void ask(const AccountId& peer);
    void dialSome();
    void round();

    net::Host& host;
    std::size_t target;
    Random& random;
    std::map<AccountId, Known> known;
    std::set<AccountId> banned;
    QTimer timer;
};

std::string PeerExchange::Impl::ownUrl() const {
    const std::string url = host.listenUrl().toStdString();
    return url.size() <= kMaxUrlBytes && usable(url) ? url : std::string();
}

Bytes PeerExchange::Impl::list(const AccountId& asker) const {
    std::vector<PeerAddress> peers;
    for (const auto& [peer, entry] : known) {
        if (peers.size() == kMaxPeerList) break;
        if (entry.told && peer != asker && host.isConnected(peer)) peers.push_back(PeerAddress{peer, entry.url});
    }
    return encodePeers(peers);
}

void PeerExchange::Impl::learn(const PeerAddress& address, bool told) {
    if (address.peer == host.self() || banned.contains(address.peer) || !usable(address.url)) return;
    const auto found = known.find(address.peer);
    if (found != known.end()) {
        if (found->second.told && !told) return;  // hearsay does not replace what the peer said
        found->second.url = address.url;
        found->second.told = told;
        found->second.met = found->second.met || host.isConnected(address.peer);
        return;
    }
    if (known.size() >= kMaxKnownPeers) {
        const auto unused = std::find_if(known.begin(), known.end(),
                                         [this](const auto& entry) { return !host.isConnected(entry.first); });
        if (unused == known.end()) return;
        known.erase(unused);
    }
    known.emplace(address.peer, Known{address.url, told, host.isConnected(address.peer)});
}

void PeerExchange::Impl::ask(const AccountId& peer) {
    host.request(peer, kPeersProtocol, encodePeersRequest(ownUrl()), kAskTimeoutMs,
                 [weak = weak_from_this()](Result<Bytes> response) {
                     const auto self = weak.lock();
                     if (!self || !response) return;
                     Result<std::vector<PeerAddress>> peers = decodePeers(*response);
                     if (!peers) return;
                     for (const PeerAddress& address : *peers) self->learn(address, false);
                     self->dialSome();
                 });
}

void PeerExchange::Impl::dialSome() {
    std::size_t wanted = host.peers().size();
    std::vector<AccountId> candidates;
    for (const auto& [peer, entry] : known) {
        if (host.isConnected(peer)) continue;
        if (entry.dialedRounds > 0)
            ++wanted;  // under way
        else if (!entry.met)
            candidates.push_back(peer);
    }
    while (wanted < target && !candidates.empty()) {
        const std::size_t pick = static_cast<std::size_t>(random.below(candidates.size()));
        Known& entry = known.at(candidates[pick]);
        entry.dialedRounds = 1;
        host.dial(QUrl(QString::fromStdString(entry.url)), candidates[pick]);
        candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(pick));
        ++wanted;
    }
}

void PeerExchange::Impl::round() {
    std::vector<AccountId> gone;
    for (auto& [peer, entry] : known)
        if (entry.dialedRounds > 0 && !host.isConnected(peer) && ++entry.dialedRounds > kMaxDialRounds + 1)
            gone.push_back(peer);
    for (const AccountId& peer : gone) {
        host.forget(peer);
        known.erase(peer);
    }
    const std::vector<AccountId> peers = host.peers();
    if (peers.size() >= target) return;
    if (!peers.empty()) ask(peers[static_cast<std::size_t>(random.below(peers.size()))]);
    dialSome();
}

PeerExchange::PeerExchange(net::Host& host, std::size_t target, Random& random)
    : m(std::make_shared<Impl>(host, target, random)) {
    const std::weak_ptr<Impl> weak = m;
    host.serve(kPeersProtocol,
               [weak](const AccountId& from, const Bytes& request, const std::function<void(Result<Bytes>)>& reply) {
                   const auto self = weak.lock();
                   if (!self) return reply(makeError(Code::Unavailable, "closed"));
                   Result<std::string> url = decodePeersRequest(request);
                   if (!url) return reply(url.takeError());
                   if (!url->empty()) self->learn(PeerAddress{from, std::move(*url)}, true);
                   reply(self->list(from));
               });
    if (target == 0) return;
    m->timer.setTimerType(Qt::VeryCoarseTimer);
    QObject::connect(&m->timer, &QTimer::timeout, &m->timer, [weak] {
        if (const auto self = weak.lock()) self->round();
    });
    m->timer.start(kPeerRoundMs);
}

PeerExchange::~PeerExchange() = default;

void PeerExchange::peerConnected(const AccountId& peer) {
    const auto entry = m->known.find(peer);
    if (entry != m->known.end()) {
        entry->second.met = true;
        if (entry->second.dialedRounds > 0) entry->second.dialedRounds = 1;
    }
    m->ask(peer);
}

void PeerExchange::ban(const AccountId& peer) {
    if (m->banned.size() >= kMaxKnownPeers) m->banned.erase(m->banned.begin());
    m->banned.insert(peer);
    m->known.erase(peer);
    m->host.forget(peer);
}

std::size_t PeerExchange::known() const {
    return m->known.size();
}

}  // namespace leo::layer1
