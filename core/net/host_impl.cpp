#include "net/host_impl.h"

#include <QWebSocket>

#include "base/clock.h"
#include "base/log.h"

namespace leo::net {

namespace {

constexpr char kComponent[] = "net";

p2p::Node::Config nodeConfig(const crypto::Identity& identity, const std::string& agent) {
    p2p::Node::Config config;
    config.identity = &identity;
    config.agent = agent;
    return config;
}

// A request that nobody answers is refused, so the asker need not wait for its timeout.
class Reply {
public:
    Reply(std::shared_ptr<const bool> alive, std::function<void(const Result<Bytes>&)> send)
        : m_alive(std::move(alive)), m_send(std::move(send)) {}
    ~Reply() { finish(makeError(Code::Unavailable, "nobody answered")); }
    Reply(const Reply&) = delete;
    Reply& operator=(const Reply&) = delete;
    void finish(const Result<Bytes>& response) {
        if (m_done) return;
        m_done = true;
        if (*m_alive) m_send(response);
    }

private:
    std::shared_ptr<const bool> m_alive;  // the handler may keep the reply longer than the Host lives
    std::function<void(const Result<Bytes>&)> m_send;
    bool m_done = false;
};

}  // namespace

Host::Impl::Impl(HostConfig config)
    : m_identity(std::move(config.identity)),
      m_config(std::move(config)),
      m_node(nodeConfig(m_identity, m_config.agent), systemRandom()),
      m_plan(systemRandom()) {
    m_node.setBlockSource(&m_source);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Impl::onTimer);
}

Host::Impl::~Impl() {
    *m_alive = false;
    m_listeners.clear();
    for (auto& [id, socket] : m_sockets) {
        m_node.closeLink(id, now());
        write(id, socket);
        socket.link->onGone = {};
        socket.link->onBytes = {};
        socket.link->onRoom = {};
        socket.link->close();
    }
    for (const auto& [wish, link] : m_dialing) {
        link->onOpen = {};
        link->onGone = {};
    }
}

Status Host::Impl::listen() {
    LEO_TRY_ASSIGN(std::unique_ptr<WsListener> first, WsListener::create(m_config.address, m_config.port));
    addListener(std::move(first));
    for (const QString& text : m_config.extra) {
        LEO_TRY_ASSIGN(const p2p::Multiaddr address, p2p::Multiaddr::fromUrl(text.toStdString()));
        LEO_TRY_ASSIGN(std::unique_ptr<WsListener> listener,
                       WsListener::create(QHostAddress(QString::fromStdString(address.host)), address.port));
        addListener(std::move(listener));
    }
    std::vector<p2p::Multiaddr> told;
    for (const auto& listener : m_listeners) {
        const Result<p2p::Multiaddr> address = p2p::Multiaddr::fromUrl(listener->url().toStdString());
        if (address.ok()) told.push_back(*address);
    }
    m_node.setListenAddresses(std::move(told));
    return {};
}

TimeMs Host::Impl::now() const {
    return TimeMs{systemClock().steadyMs()};
}

// ---- the turn

void Host::Impl::schedule() {
    if (m_scheduled || m_inTurn) return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &Impl::turn, Qt::QueuedConnection);
}

void Host::Impl::turn() {
    m_scheduled = false;
    m_inTurn = true;
    // What callbacks cause is said in the same turn, and what it costs is one more look.
    do {
        drainEvents();
        flush();
        for (const DialPlan::WishId wish :
             m_plan.take(now(), [this](const p2p::PeerId& peer) { return m_node.isConnected(peer); }))
            startDial(wish);
    } while (!m_deferred.empty() || m_node.hasEvents());
    m_inTurn = false;
    armTimer();
}

void Host::Impl::drainEvents() {
    std::vector<std::function<void()>> deferred;
    deferred.swap(m_deferred);
    for (const auto& call : deferred) call();
    while (std::optional<p2p::NodeEvent> event = m_node.pollEvent())
        std::visit([this](auto& what) { on(what); }, *event);
    m_forgotten.clear();
}

void Host::Impl::flush() {
    for (;;) {
        const std::vector<p2p::LinkId> writable = m_node.takeWritable(now());
        bool progressed = false;
        for (const p2p::LinkId id : writable) {
            const auto found = m_sockets.find(id);
            if (found == m_sockets.end() || !found->second.link->hasRoom()) continue;
            write(id, found->second);
            progressed = true;
        }
        if (!progressed) return;
    }
}

void Host::Impl::write(p2p::LinkId id, Socket& socket) {
    bool wrote = false;
    while (socket.link->hasRoom()) {
        const Bytes bytes = m_node.pollTransmit(id, kSendChunk);
        if (bytes.empty()) break;
        socket.link->send(bytes);
        m_traffic.bytesOut += bytes.size();
        ++m_traffic.messagesOut;
        wrote = true;
    }
    if (wrote) socket.link->flush();
}

void Host::Impl::armTimer() {
    std::optional<TimeMs> next = m_node.pollTimeout();
    const std::optional<TimeMs> dial = m_plan.pollTimeout();
    if (dial && (!next || *dial < *next)) next = dial;
    if (next == m_armedFor && (!next || m_timer.isActive())) return;
    m_armedFor = next;
    if (!next) return m_timer.stop();
    m_timer.start(std::chrono::milliseconds(*next - now()));
}

void Host::Impl::onTimer() {
    const TimeMs time = now();
    m_armedFor.reset();
    m_node.handleTimeout(time);
    for (const DialPlan::WishId wish : m_plan.overdue(time)) {
        const auto found = m_dialing.find(wish);
        if (found == m_dialing.end()) continue;
        WsLink* link = found->second;
        m_dialing.erase(found);
        link->onGone = {};
        link->deleteLater();
        m_plan.ended(wish, time);
    }
    turn();
}

// ---- sockets

void Host::Impl::addListener(std::unique_ptr<WsListener> listener) {
    listener->mayAccept = [this] { return m_node.linkCount() < m_config.maxConnections; };
    listener->onAccepted = [this](QWebSocket* socket) { onAccepted(socket); };
    m_listeners.push_back(std::move(listener));
}

void Host::Impl::onAccepted(QWebSocket* socket) {
    if (m_node.linkCount() >= m_config.maxConnections) return socket->deleteLater();
    adopt(new WsLink(socket, this), p2p::Connection::Role::Listener, std::nullopt);
}

void Host::Impl::startDial(DialPlan::WishId wish) {
    auto* link = new WsLink(m_plan.find(wish)->url, this);
    m_dialing[wish] = link;
    link->onOpen = [this, link, wish] {
        m_dialing.erase(wish);
        adopt(link, p2p::Connection::Role::Dialer, wish);
    };
    link->onGone = [this, link, wish] {
        m_dialing.erase(wish);
        link->deleteLater();
        m_plan.ended(wish, now());
        schedule();
    };
}

void Host::Impl::adopt(WsLink* link, p2p::Connection::Role role, std::optional<DialPlan::WishId> wish) {
    std::optional<p2p::PeerId> expected;
    if (wish) {
        const DialPlan::Wish* plan = m_plan.find(*wish);
        if (plan == nullptr) return link->deleteLater();  // forgotten meanwhile
        expected = plan->expected;
    }
    const p2p::LinkId id = m_node.openLink(role, expected, now());
    m_sockets.emplace(id, Socket{link, wish});
    link->onBytes = [this, id](ByteView bytes) {
        m_traffic.bytesIn += bytes.size();
        ++m_traffic.messagesIn;
        m_node.handle(id, bytes, now());
        schedule();
    };
    link->onRoom = [this, id] {
        const auto found = m_sockets.find(id);
        if (found != m_sockets.end()) write(id, found->second);
        schedule();
    };
    link->onGone = [this, id] { onSocketGone(id); };
    schedule();
}

void Host::Impl::onSocketGone(p2p::LinkId id) {
    const auto found = m_sockets.find(id);
    if (found == m_sockets.end()) return;
    const Socket socket = found->second;
    m_sockets.erase(found);
    socket.link->deleteLater();
    m_node.lost(id, now());
    if (socket.wish) m_plan.ended(*socket.wish, now());
    schedule();
}

// ---- events

void Host::Impl::on(const p2p::PeerConnected& event) {
    logDebug(kComponent, "connected to " + event.peer.toText());
    if (m_host->onPeerConnected) std::function(m_host->onPeerConnected)(event.peer.toAccountId());
}

void Host::Impl::on(const p2p::PingAnswered& event) {
    if (m_host->onPing) std::function(m_host->onPing)(event.peer.toAccountId(), event.roundTripMs);
}

void Host::Impl::on(const p2p::PeerDisconnected& event) {
    m_plan.peerLost(event.peer, now());
    logDebug(kComponent, "disconnected from " + event.peer.toText());
    if (m_host->onPeerDisconnected) std::function(m_host->onPeerDisconnected)(event.peer.toAccountId());
}

void Host::Impl::on(const p2p::LinkEstablished& event) {
    const auto found = m_sockets.find(event.link);
    if (found == m_sockets.end() || !found->second.wish) return;
    if (m_forgotten.count(event.peer) > 0) return m_plan.remove(*found->second.wish);
    m_plan.linked(*found->second.wish, event.peer, now());
}

void Host::Impl::on(const p2p::LinkClosed& event) {
    const auto found = m_sockets.find(event.link);
    if (found == m_sockets.end()) return;
    Socket& socket = found->second;
    const bool hostile = event.fault.side == p2p::Fault::Side::Remote;
    if (logEnabled(hostile ? LogLevel::Warning : LogLevel::Debug)) {
        const std::string who = event.peer ? event.peer->toText() : "an unknown peer";
        log(hostile ? LogLevel::Warning : LogLevel::Debug, kComponent,
            "closing the link to " + who + " at " + socket.link->remote().toStdString() + ": " +
                toString(event.fault));
    }
    if (event.peer == m_node.self() && socket.wish) m_plan.remove(*socket.wish);
    write(event.link, socket);
    socket.link->close();
}

void Host::Impl::on(p2p::MessageArrived& event) {
    const auto found = m_topics.find(event.topic);
    p2p::Gossipsub::Verdict verdict = p2p::Gossipsub::Verdict::Ignore;
    if (found != m_topics.end()) {
        const std::shared_ptr<TopicHandler> handler = found->second;  // it may unsubscribe itself
        switch ((*handler)(event.from.toAccountId(), event.via.toAccountId(), event.data)) {
            case Verdict::Accept: verdict = p2p::Gossipsub::Verdict::Accept; break;
            case Verdict::Ignore: break;
            case Verdict::Reject: verdict = p2p::Gossipsub::Verdict::Reject; break;
        }
    }
    m_node.judge(event.token, verdict, now());
}

void Host::Impl::on(p2p::RequestArrived& event) {
    const auto guard = std::make_shared<Reply>(
        m_alive, [this, id = event.id](const Result<Bytes>& response) { reply(id, response); });
    const auto found = m_services.find(event.protocol);
    if (found == m_services.end()) return;
    const std::shared_ptr<RequestHandler> handler = found->second;
    (*handler)(event.from.toAccountId(), std::move(event.request),
               [guard](Result<Bytes> response) { guard->finish(response); });
}

void Host::Impl::on(p2p::ResponseArrived& event) {
    const auto found = m_requests.find(event.id);
    if (found == m_requests.end()) return;
    const Done done = std::move(found->second);
    m_requests.erase(found);
    done(std::move(event.response));
}

void Host::Impl::on(p2p::BlockFetched& event) {
    const auto found = m_fetches.find(event.id);
    if (found == m_fetches.end()) return;
    const Done done = std::move(found->second);
    m_fetches.erase(found);
    done(std::move(event.block));
}

// ---- the application's side

void Host::Impl::dial(const QUrl& url, std::optional<AccountId> expected) {
    std::optional<p2p::PeerId> peer;
    if (expected) peer = p2p::PeerId::fromAccountId(*expected);
    m_plan.add(url, std::move(peer), now());
    schedule();
}

void Host::Impl::forget(const AccountId& account) {
    const p2p::PeerId peer = p2p::PeerId::fromAccountId(account);
    for (const DialPlan::WishId wish : m_plan.forget(peer)) {
        const auto found = m_dialing.find(wish);
        if (found == m_dialing.end()) continue;
        found->second->onOpen = {};
        found->second->onGone = {};
        found->second->deleteLater();
        m_dialing.erase(found);
    }
    m_forgotten.insert(peer);  // the plan does not know yet who answered in this turn
    m_node.disconnect(peer, now());
    schedule();
}

void Host::Impl::ping(const AccountId& account) {
    m_node.ping(p2p::PeerId::fromAccountId(account), now());
    schedule();
}

void Host::Impl::subscribe(const std::string& topic, TopicHandler handler) {
    m_topics[topic] = std::make_shared<TopicHandler>(std::move(handler));
    m_node.subscribe(topic, now());
    schedule();
}

void Host::Impl::unsubscribe(const std::string& topic) {
    m_topics.erase(topic);
    m_node.unsubscribe(topic, now());
    schedule();
}

Status Host::Impl::publish(const std::string& topic, ByteView data) {
    const Result<p2p::MessageId> published = m_node.publish(topic, data, now());
    if (!published.ok()) return published.error();
    schedule();
    return {};
}

void Host::Impl::serve(const std::string& protocol, RequestHandler handler) {
    m_services[protocol] = std::make_shared<RequestHandler>(std::move(handler));
    m_node.serve(protocol);
}

void Host::Impl::request(const AccountId& peer, const std::string& protocol, ByteView request,
                         std::uint64_t timeoutMs, Done done) {
    const p2p::RequestId id = m_node.request(p2p::PeerId::fromAccountId(peer), protocol, request, timeoutMs, now());
    m_requests.emplace(id, std::move(done));
    schedule();
}

void Host::Impl::reply(p2p::RequestId id, const Result<Bytes>& response) {
    m_node.reply(id, response);
    schedule();
}

void Host::Impl::setBlockSource(std::function<std::optional<Bytes>(ByteView)> source) {
    m_source.function = std::move(source);
}

void Host::Impl::blockAdded(ByteView cid) {
    m_node.blockAdded(cid);
    schedule();
}

void Host::Impl::fetchBlock(ByteView cid, std::uint64_t timeoutMs, Done done) {
    const Result<p2p::Bitswap::FetchId> id = m_node.fetchBlock(cid, timeoutMs, now());
    if (id.ok()) {
        m_fetches.emplace(*id, std::move(done));
    } else {
        m_deferred.push_back([done = std::move(done), error = id.error()] { done(error); });
    }
    schedule();
}

}  // namespace leo::net
