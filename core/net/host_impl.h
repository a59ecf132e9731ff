// Host::Impl: drives one p2p::Node with WebSockets and one timer.
//
// Everything the node has to say is said in turn(), which runs once per turn of the event loop in which something
// happened: callbacks first, then one write per link. So callbacks never nest inside calls, and a burst of messages
// costs one system call per link.
#pragma once

#include <QTimer>
#include <set>
#include <unordered_map>

#include "net/dial_plan.h"
#include "net/host.h"
#include "net/ws_link.h"
#include "net/ws_listener.h"
#include "p2p/node.h"

namespace leo::net {

class Host::Impl : public QObject {
    Q_OBJECT
public:
    explicit Impl(HostConfig config);
    ~Impl() override;
    Status listen();
    void setHost(Host* host) { m_host = host; }

    QString listenUrl() const { return m_listeners.empty() ? QString() : m_listeners.front()->url(); }
    quint16 port() const { return m_listeners.empty() ? quint16{0} : m_listeners.front()->port(); }
    AccountId self() const { return m_identity.id(); }
    const p2p::Node& node() const { return m_node; }
    const Traffic& traffic() const { return m_traffic; }

    void dial(const QUrl& url, std::optional<AccountId> expected);
    void forget(const AccountId& peer);
    void ping(const AccountId& peer);
    void subscribe(const std::string& topic, TopicHandler handler);
    void unsubscribe(const std::string& topic);
    Status publish(const std::string& topic, ByteView data);
    void serve(const std::string& protocol, RequestHandler handler);
    void request(const AccountId& peer, const std::string& protocol, ByteView request, std::uint64_t timeoutMs,
                 std::function<void(Result<Bytes>)> done);
    void reply(p2p::RequestId id, const Result<Bytes>& response);
    void setBlockSource(std::function<std::optional<Bytes>(ByteView)> source);
    void blockAdded(ByteView cid);
    void fetchBlock(ByteView cid, std::uint64_t timeoutMs, std::function<void(Result<Bytes>)> done);

private:
    using Done = std::function<void(Result<Bytes>)>;
    struct FunctionSource : p2p::BlockSource {
        std::optional<Bytes> get(ByteView cid) override { return function ? function(cid) : std::nullopt; }
        std::function<std::optional<Bytes>(ByteView)> function;
    };
    struct Socket {
        WsLink* link = nullptr;
        std::optional<DialPlan::WishId> wish;
    };

    TimeMs now() const;
    void schedule();
    void turn();
    void drainEvents();
    void flush();
    void write(p2p::LinkId id, Socket& socket);
    void armTimer();
    void onTimer();

    void addListener(std::unique_ptr<WsListener> listener);
    void onAccepted(QWebSocket* socket);
    void startDial(DialPlan::WishId wish);
    void adopt(WsLink* link, p2p::Connection::Role role, std::optional<DialPlan::WishId> wish);
    void onSocketGone(p2p::LinkId id);

    void on(const p2p::PeerConnected& event);
    void on(const p2p::PeerDisconnected& event);
    void on(const p2p::LinkEstablished& event);
    void on(const p2p::LinkClosed& event);
    void on(p2p::MessageArrived& event);
    void on(p2p::RequestArrived& event);
    void on(p2p::ResponseArrived& event);
    void on(p2p::BlockFetched& event);
    void on(const p2p::PingAnswered& event);

    Host* m_host = nullptr;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    crypto::Identity m_identity;
    HostConfig m_config;  // without the identity
    FunctionSource m_source;
    p2p::Node m_node;
    DialPlan m_plan;
    std::vector<std::unique_ptr<WsListener>> m_listeners;
    std::map<p2p::LinkId, Socket> m_sockets;
    std::map<DialPlan::WishId, WsLink*> m_dialing;
    std::map<std::string, std::shared_ptr<TopicHandler>> m_topics;
    std::map<std::string, std::shared_ptr<RequestHandler>> m_services;
    std::unordered_map<p2p::RequestId, Done> m_requests;
    std::unordered_map<p2p::Bitswap::FetchId, Done> m_fetches;
    std::vector<std::function<void()>> m_deferred;
    std::set<p2p::PeerId> m_forgotten;  // since events were last told
    Traffic m_traffic;
    QTimer m_timer;
    std::optional<TimeMs> m_armedFor;
    bool m_scheduled = false;
    bool m_inTurn = false;
};

}  // namespace leo::net
