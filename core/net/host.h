// Host: this program's place in the network: one identity, one listener, links to peers over WebSockets, and on them
// topics, requests and blocks.
//
// A thin driver: the protocols are the sans-IO machines of p2p/, Host owns the sockets, the timer and the callbacks.
//
// Thread: everything, callbacks included, happens on the thread that created the Host; it needs a running event loop.
// Callbacks never run inside the call that caused them; a callback may call any function of Host except its
// destructor (use deleteLater). Setting a callback replaces the one before. Peers: one link per peer. When two peers
// dial each other at once, both keep the link that the peer with the lower PeerId dialed. A peer that breaks a
// protocol or a limit is dropped with one line in the log. Transport: plain WebSockets (no TLS: Noise encrypts and
// authenticates inside), loopback unless told otherwise.
#pragma once

#include <QHostAddress>
#include <QObject>
#include <QStringList>
#include <QUrl>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/strong.h"
#include "crypto/sign.h"

namespace leo::net {

inline constexpr std::size_t kMaxTopicMessageBytes = std::size_t{1} << 20;  // what go-libp2p and js-libp2p accept
inline constexpr std::size_t kMaxRequestBytes = std::size_t{8} << 20;       // one sync page, one sealed package
inline constexpr std::size_t kMaxResponseBytes = std::size_t{8} << 20;

struct HostConfig {
    crypto::Identity identity;
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0;                  // 0: any free port
    bool listen = true;                // false: only dials
    QStringList extra = {};            // further addresses to listen on, each "ws://<ip>:<port>"
    std::string agent = "leo";         // what identify tells peers
    std::size_t maxConnections = 256;  // inbound links over this are refused; every link may cost 8 MiB
};

class Host : public QObject {
    Q_OBJECT
public:
    // InUse when a port is taken, InvalidArgument for an unusable address.
    static Result<std::unique_ptr<Host>> create(HostConfig config);
    ~Host() override;

    // "ws://<ip>:<port>" of the first listener; empty (0) when not listening.
    QString listenUrl() const;
    quint16 port() const;
    AccountId self() const;

    // Keeps a link to `url` alive: retries with growing pauses (250 ms to 30 s) until forgotten. With `expected`, a
    // server that proves another identity is dropped (and tried again later). Nothing is dialed while the peer is
    // connected over another link. Dialing the same url twice replaces the first wish.
    void dial(const QUrl& url, std::optional<AccountId> expected);
    // Stops redialing the peer and closes its links. It may dial us again.
    void forget(const AccountId& peer);
    // Connected peers whose identity is proven, ascending.
    std::vector<AccountId> peers() const;
    bool isConnected(const AccountId& peer) const;
    std::function<void(const AccountId&)> onPeerConnected;
    std::function<void(const AccountId&)> onPeerDisconnected;
    // One round trip of /ipfs/ping/1.0.0; onPing follows, or nothing when the peer is gone or does not answer.
    void ping(const AccountId& peer);
    std::function<void(const AccountId&, std::uint64_t roundTripMs)> onPing;

    // Topics. `from` signed the message, `via` handed it to us. Two messages with equal data are one message,
    // whatever their topic and signer (the message id is SHA-256 of the data): what needs an author signs inside the
    // data.
    enum class Verdict {
        Accept,  // forward it
        Ignore,  // do not forward, nobody's fault (late, unknown task)
        Reject,  // do not forward, and count it against `via`, whose gossip is ignored for a while after the second:
                 // only for what no honest peer would have accepted, whatever its view of the chain
    };
    using TopicHandler = std::function<Verdict(const AccountId& from, const AccountId& via, ByteView data)>;
    void subscribe(const std::string& topic, TopicHandler handler);
    void unsubscribe(const std::string& topic);
    // Sends at once to every peer that announced the topic, subscribed ourselves or not; peers that announce it
    // within the next three seconds are offered the message too. TooLarge over kMaxTopicMessageBytes, Duplicate for
    // data published or received before. Own messages are not delivered back.
    Status publish(const std::string& topic, Bytes data);
    // Connected peers that announced the topic, ascending.
    std::vector<AccountId> topicPeers(const std::string& topic) const;

    // Requests: one request, one response, on a stream of its own. The handler may reply later, once, from this
    // thread; replying with an error, or dropping `reply`, makes the asker's request fail with Unavailable.
    using RequestHandler =
        std::function<void(const AccountId& from, Bytes request, std::function<void(Result<Bytes>)> reply)>;
    void serve(const std::string& protocol, RequestHandler handler);
    // `done` is called exactly once unless the Host dies first: Unreachable (not connected, or the link dropped),
    // Unsupported (the peer does not serve it), Unavailable (it refused), Timeout, TooLarge, Malformed.
    void request(const AccountId& peer, const std::string& protocol, Bytes request, std::uint64_t timeoutMs,
                 std::function<void(Result<Bytes>)> done);

    // Blocks, by bitswap. The source is asked for blocks that peers want; it must answer at once.
    void setBlockSource(std::function<std::optional<Bytes>(ByteView cid)> source);
    // Tells peers that wanted this block, and got nothing, that the source has it now.
    void blockAdded(ByteView cid);
    // Asks connected peers, and those that connect later, until the timeout; the block is checked against the CID
    // (binary CIDv1, raw or dag-pb, SHA-256; at most 2 MiB). Errors: Timeout, Unsupported or Malformed for another
    // CID.
    void fetchBlock(Bytes cid, std::uint64_t timeoutMs, std::function<void(Result<Bytes>)> done);

    // Since creation; bytes as handed to and from the sockets, messages are WebSocket messages.
    struct Traffic {
        quint64 bytesIn = 0;
        quint64 bytesOut = 0;
        quint64 messagesIn = 0;
        quint64 messagesOut = 0;
    };
    Traffic traffic() const;

private:
    class Impl;
    explicit Host(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace leo::net
