// WsLink: one WebSocket as the p2p machines want it: bytes in, bytes out, room, and the end.
//
// Same thread as its Host. The callbacks come from the event loop, never from inside a call to this class; onGone
// comes once, after it there is nothing. Delete with deleteLater().
#pragma once

#include <QObject>
#include <QUrl>
#include <functional>

#include "base/bytes.h"

class QTcpSocket;
class QWebSocket;

namespace leo::net {

inline constexpr std::size_t kMaxWsMessage = std::size_t{1} << 20;  // protocol section 9: more drops the link
// QWebSocket queues what it is given without limit. With this much waiting, data stays in the stream machines, where
// windows and limits apply and a small message can still overtake a large one.
inline constexpr qint64 kSendHighWater = 512 * 1024;
inline constexpr int kCloseLimitMs = 3'000;
inline constexpr std::size_t kSendChunk = 256 * 1024;

class WsLink : public QObject {
    Q_OBJECT
public:
    // Dials; onOpen or onGone follows.
    WsLink(const QUrl& url, QObject* parent);
    // Takes over a socket that is open.
    WsLink(QWebSocket* socket, QObject* parent);
    ~WsLink() override;

    std::function<void()> onOpen;
    std::function<void(ByteView)> onBytes;
    std::function<void()> onRoom;  // after hasRoom() was false
    std::function<void()> onGone;

    bool hasRoom() const;
    void send(ByteView message);
    // Hands what was sent to the kernel now rather than in the next turn of the event loop.
    void flush();
    // Closes after what was sent, or after kCloseLimitMs if the peer does not take it. onGone follows.
    void close();
    // "127.0.0.1:4001", for log lines.
    QString remote() const;

private:
    void hook();
    void gone();
    QWebSocket* m_socket;
    bool m_gone = false;
    mutable bool m_full = false;
};

// Small messages must not wait for the acknowledgement of earlier ones (Nagle).
void setLowDelay(QTcpSocket& socket);

}  // namespace leo::net
