#include "liar/peer_lies.h"

#include <QCoreApplication>
#include <QTimer>
#include <QWebSocket>

#include "layer1/local/wire.h"

namespace leo::liar {
namespace {

constexpr int kFloodMs = 5;
constexpr std::size_t kFloodBytes = 16u << 10;
constexpr int kGarbageMs = 100;
constexpr int kLinksAtOnce = 8;

QByteArray randomBytes(std::size_t size) {
    QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
    systemRandom().fill({reinterpret_cast<std::uint8_t*>(bytes.data()), size});
    return bytes;
}

// What a stranger may say first, layer by layer; each of it is wrong somewhere.
QByteArray garbage(std::uint64_t kind) {
    const QByteArray multistream("\x13/multistream/1.0.0\n", 20), noise("\x07/noise\n", 8);
    switch (kind % 6) {
        case 0: return randomBytes(64);
        case 1: return QByteArray(1, '\xFF') + randomBytes(3);  // a length that never ends
        case 2: return multistream + QByteArray("\x08/nothing", 9);
        case 3: return multistream + noise + QByteArray("\xFF\xFF", 2) + randomBytes(65'535);
        case 4: return multistream + noise + QByteArray("\x00\x20", 2) + randomBytes(32);  // a key, and no more
        default: return randomBytes((std::size_t{1} << 20) + 1);
    }
}

// Counts links to one address and what became of them.
class Garbage : public QObject {
public:
    Garbage(app::Context& context, const QUrl& url) : m_context(context), m_url(url) {
        QObject::connect(&m_timer, &QTimer::timeout, this, [this] { another(); });
        QObject::connect(&m_report, &QTimer::timeout, this, [this] {
            m_context.console().event("lie", {{QStringLiteral("lie"), QStringLiteral("malformed-frames")},
                                              {QStringLiteral("links"), m_links},
                                              {QStringLiteral("dropped"), m_dropped}});
        });
        m_timer.start(kGarbageMs);
        m_report.start(1'000);
    }

private:
    void another() {
        if (m_open >= kLinksAtOnce) return;
        auto* socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
        const std::uint64_t kind = static_cast<std::uint64_t>(m_links);
        ++m_links, ++m_open;
        QObject::connect(socket, &QWebSocket::connected, socket, [socket, kind] {
            if (kind % 7 == 6)
                socket->sendTextMessage(QStringLiteral("hello"));
            else
                socket->sendBinaryMessage(garbage(kind));
        });
        QObject::connect(socket, &QWebSocket::disconnected, this, [this, socket] {
            ++m_dropped, --m_open;
            socket->deleteLater();
        });
        socket->open(m_url);
    }

    app::Context& m_context;
    QUrl m_url;
    QTimer m_timer, m_report;
    qint64 m_links = 0, m_dropped = 0;
    int m_open = 0;
};

class Flood : public QObject {
public:
    Flood(app::Context& context, node::Client& client) : m_context(context), m_client(client) {
        m_client.host().onPeerDisconnected = [this](const AccountId&) { ++m_dropped; };
        QObject::connect(&m_timer, &QTimer::timeout, this, [this] { more(); });
        QObject::connect(&m_report, &QTimer::timeout, this, [this] {
            m_context.console().event("lie", {{QStringLiteral("lie"), QStringLiteral("flooding-peer")},
                                              {QStringLiteral("sent"), m_sent},
                                              {QStringLiteral("refused"), m_refused},
                                              {QStringLiteral("dropped"), m_dropped}});
        });
        m_timer.start(kFloodMs);
        m_report.start(1'000);
    }

private:
    void more() {
        const ledger::Genesis& genesis = m_client.state().genesis();
        for (const std::string& topic : {layer1::txTopic(genesis), layer1::blocksTopic(genesis)}) {
            Bytes junk(kFloodBytes);
            systemRandom().fill(junk);
            m_client.host().publish(topic, std::move(junk)).ok() ? ++m_sent : ++m_refused;
        }
        for (const AccountId& peer : m_client.host().peers())
            m_client.host().request(peer, "/leo/sync/1", Bytes(64, 0xFF), 5'000, [this](Result<Bytes> answer) {
                if (!answer.ok()) ++m_refused;
            });
    }

    app::Context& m_context;
    node::Client& m_client;
    QTimer m_timer, m_report;
    qint64 m_sent = 0, m_refused = 0, m_dropped = 0;
};

app::Exit runUntilStopped(app::Context& context) {
    context.onStop([] { QCoreApplication::quit(); });
    QCoreApplication::exec();
    return app::Exit::Ok;
}

}  // namespace

Result<app::Exit> flood(app::Context& context, node::Client& client) {
    Flood flood(context, client);
    context.console().ready("Flooding.");
    const app::Exit exit = runUntilStopped(context);
    client.host().onPeerDisconnected = nullptr;
    return exit;
}

Result<app::Exit> speakGarbage(app::Context& context, const QUrl& url) {
    const Garbage garbage(context, url);
    context.console().ready("Speaking garbage.");
    return runUntilStopped(context);
}

}  // namespace leo::liar
