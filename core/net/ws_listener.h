// WsListener: accepts WebSockets on one address.
#pragma once

#include <QHostAddress>
#include <QObject>
#include <functional>
#include <memory>

#include "base/result.h"

class QTcpServer;
class QWebSocket;
class QWebSocketServer;

namespace leo::net {

inline constexpr int kWsHandshakeLimitMs = 10'000;
inline constexpr int kMaxPendingHandshakes = 64;

class WsListener : public QObject {
    Q_OBJECT
public:
    // InUse when another process holds the port, InvalidArgument for an address this machine does not have.
    static Result<std::unique_ptr<WsListener>> create(const QHostAddress& address, quint16 port);
    ~WsListener() override;

    std::function<bool()> mayAccept;              // asked before the WebSocket handshake
    std::function<void(QWebSocket*)> onAccepted;  // the receiver owns the socket
    quint16 port() const;
    QString url() const;

private:
    WsListener();
    void acceptTcp();
    void acceptWs();
    QTcpServer* m_tcp;
    QWebSocketServer* m_server;
};

}  // namespace leo::net
