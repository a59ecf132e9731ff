#include "leo/single_instance.h"

#include <QLocalSocket>

namespace leo::app {

SingleInstance::SingleInstance(const std::filesystem::path& folder)
    : m_name(QString::fromStdString((folder / "desktop.socket").string())) {
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::take);
}

bool SingleInstance::handOver(const QString& link) {
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(kWaitMs)) return false;
    socket.write(link.toUtf8().left(kMaxLinkBytes) + '\n');
    return socket.waitForBytesWritten(kWaitMs);
}

Status SingleInstance::begin() {
    // Nobody answered: what is there was left by a program that ended hard.
    QLocalServer::removeServer(m_name);
    if (!m_server.listen(m_name)) return makeError(Code::Io, m_server.errorString().toStdString());
    return {};
}

void SingleInstance::take() {
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > kMaxLinkBytes) socket->abort();
                return;
            }
            Q_EMIT asked(QString::fromUtf8(socket->readLine()).trimmed());
            socket->disconnectFromServer();
        });
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    }
}

}  // namespace leo::app
