#include "net/host.h"

#include "net/host_impl.h"

namespace leo::net {

static_assert(kMaxTopicMessageBytes == p2p::kMaxGossipData && kMaxRequestBytes == p2p::kMaxRequest &&
              kMaxResponseBytes == p2p::kMaxResponse);

Host::Host(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {
    m_impl->setHost(this);
}

Host::~Host() = default;

Result<std::unique_ptr<Host>> Host::create(HostConfig config) {
    const bool listen = config.listen;
    auto impl = std::make_unique<Impl>(std::move(config));
    if (listen) LEO_TRY(impl->listen());
    return std::unique_ptr<Host>(new Host(std::move(impl)));
}

namespace {

std::vector<AccountId> accountsOf(const std::vector<p2p::PeerId>& peers) {
    std::vector<AccountId> out;
    out.reserve(peers.size());
    for (const p2p::PeerId& peer : peers) out.push_back(peer.toAccountId());
    return out;
}

}  // namespace

QString Host::listenUrl() const {
    return m_impl->listenUrl();
}
quint16 Host::port() const {
    return m_impl->port();
}
AccountId Host::self() const {
    return m_impl->self();
}

void Host::dial(const QUrl& url, std::optional<AccountId> expected) {
    m_impl->dial(url, expected);
}
void Host::forget(const AccountId& peer) {
    m_impl->forget(peer);
}
void Host::ping(const AccountId& peer) {
    m_impl->ping(peer);
}
std::vector<AccountId> Host::peers() const {
    return accountsOf(m_impl->node().peers());
}
bool Host::isConnected(const AccountId& peer) const {
    return m_impl->node().isConnected(p2p::PeerId::fromAccountId(peer));
}

void Host::subscribe(const std::string& topic, TopicHandler handler) {
    m_impl->subscribe(topic, std::move(handler));
}
void Host::unsubscribe(const std::string& topic) {
    m_impl->unsubscribe(topic);
}
Status Host::publish(const std::string& topic, Bytes data) {
    return m_impl->publish(topic, data);
}
std::vector<AccountId> Host::topicPeers(const std::string& topic) const {
    return accountsOf(m_impl->node().topicPeers(topic));
}

void Host::serve(const std::string& protocol, RequestHandler handler) {
    m_impl->serve(protocol, std::move(handler));
}
void Host::request(const AccountId& peer, const std::string& protocol, Bytes request, std::uint64_t timeoutMs,
                   std::function<void(Result<Bytes>)> done) {
    m_impl->request(peer, protocol, request, timeoutMs, std::move(done));
}

void Host::setBlockSource(std::function<std::optional<Bytes>(ByteView cid)> source) {
    m_impl->setBlockSource(std::move(source));
}
void Host::blockAdded(ByteView cid) {
    m_impl->blockAdded(cid);
}
void Host::fetchBlock(Bytes cid, std::uint64_t timeoutMs, std::function<void(Result<Bytes>)> done) {
    m_impl->fetchBlock(cid, timeoutMs, std::move(done));
}

Host::Traffic Host::traffic() const {
    return m_impl->traffic();
}

}  // namespace leo::net
