#include "net/ws_link.h"

#include <QTcpSocket>
#include <QTimer>
#include <QWebSocket>

namespace leo::net {

void setLowDelay(QTcpSocket& socket) {
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

WsLink::WsLink(const QUrl& url, QObject* parent)
    : QObject(parent), m_socket(new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this)) {
    hook();
    m_socket->open(url);
}

WsLink::WsLink(QWebSocket* socket, QObject* parent) : QObject(parent), m_socket(socket) {
    m_socket->setParent(this);
    hook();
}

WsLink::~WsLink() {
    m_socket->disconnect(this);
}

void WsLink::hook() {
    m_socket->setMaxAllowedIncomingMessageSize(kMaxWsMessage);
    m_socket->setMaxAllowedIncomingFrameSize(kMaxWsMessage);
    connect(m_socket, &QWebSocket::connected, this, [this] {
        // The socket under a QWebSocket is not part of its interface; where it is not found, Nagle stays on.
        if (auto* tcp = m_socket->findChild<QTcpSocket*>()) setLowDelay(*tcp);
        if (onOpen) onOpen();
    });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray& message) {
        if (!m_gone && onBytes)
            onBytes(ByteView(reinterpret_cast<const std::uint8_t*>(message.constData()),
                             static_cast<std::size_t>(message.size())));
    });
    // libp2p speaks in binary messages only.
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this] { close(); });
    // Queued: the socket does not repeat this signal for what is written from inside a slot of it.
    connect(
        m_socket, &QWebSocket::bytesWritten, this,
        [this] {
            if (m_gone || !m_full || m_socket->bytesToWrite() >= kSendHighWater / 2) return;
            m_full = false;
            if (onRoom) onRoom();
        },
        Qt::QueuedConnection);
    // Queued: a write to a peer that has gone says so at once, inside send(), flush() or close().
    connect(m_socket, &QWebSocket::disconnected, this, &WsLink::gone, Qt::QueuedConnection);
    const auto failed = [this] { gone(); };
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_socket, &QWebSocket::errorOccurred, this, failed, Qt::QueuedConnection);
#else
    connect(m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this, failed,
            Qt::QueuedConnection);
#endif
}

void WsLink::gone() {
    if (m_gone) return;
    m_gone = true;
    m_socket->abort();
    if (onGone) onGone();
}

bool WsLink::hasRoom() const {
    if (m_gone) return false;
    if (m_socket->bytesToWrite() >= kSendHighWater) m_full = true;
    return !m_full;
}

void WsLink::send(ByteView message) {
    if (m_gone) return;
    // The socket copies before it returns, so the bytes need not be copied for it.
    m_socket->sendBinaryMessage(QByteArray::fromRawData(reinterpret_cast<const char*>(message.data()),
                                                        static_cast<qsizetype>(message.size())));
}

void WsLink::flush() {
    if (!m_gone) m_socket->flush();
}

void WsLink::close() {
    if (m_gone) return;
    if (m_socket->state() == QAbstractSocket::ConnectedState) m_socket->close();
    QTimer::singleShot(kCloseLimitMs, this, &WsLink::gone);
}

QString WsLink::remote() const {
    return m_socket->peerAddress().toString() + QLatin1Char(':') + QString::number(m_socket->peerPort());
}

}  // namespace leo::net
