#include "net/ws_listener.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

#include "net/ws_link.h"

namespace leo::net {

// The TCP server is ours rather than QWebSocketServer's: socket options and the connection limit come before the
// WebSocket handshake.
WsListener::WsListener()
    : m_tcp(new QTcpServer(this)),
      m_server(new QWebSocketServer(QStringLiteral("leo"), QWebSocketServer::NonSecureMode, this)) {
    m_server->setHandshakeTimeout(kWsHandshakeLimitMs);
    m_server->setMaxPendingConnections(kMaxPendingHandshakes);
    connect(m_tcp, &QTcpServer::newConnection, this, &WsListener::acceptTcp);
    connect(m_server, &QWebSocketServer::newConnection, this, &WsListener::acceptWs);
}

WsListener::~WsListener() = default;

Result<std::unique_ptr<WsListener>> WsListener::create(const QHostAddress& address, quint16 port) {
    std::unique_ptr<WsListener> listener(new WsListener);
    if (!listener->m_tcp->listen(address, port)) {
        const std::string where = address.toString().toStdString() + ":" + std::to_string(port);
        const bool taken = listener->m_tcp->serverError() == QAbstractSocket::AddressInUseError;
        return makeError(taken ? Code::InUse : Code::InvalidArgument,
                         "cannot listen on " + where + ": " + listener->m_tcp->errorString().toStdString());
    }
    return listener;
}

void WsListener::acceptTcp() {
    while (QTcpSocket* socket = m_tcp->nextPendingConnection()) {
        if (mayAccept && !mayAccept()) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        setLowDelay(*socket);
        m_server->handleConnection(socket);
    }
}

void WsListener::acceptWs() {
    while (QWebSocket* socket = m_server->nextPendingConnection()) {
        if (onAccepted) {
            onAccepted(socket);
        } else {
            socket->deleteLater();
        }
    }
}

quint16 WsListener::port() const {
    return m_tcp->serverPort();
}

QString WsListener::url() const {
    const QHostAddress address = m_tcp->serverAddress();
    const bool v6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host = v6 ? QLatin1Char('[') + address.toString() + QLatin1Char(']') : address.toString();
    return QStringLiteral("ws://%1:%2").arg(host).arg(port());
}

}  // namespace leo::net
