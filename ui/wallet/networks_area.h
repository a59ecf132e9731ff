// NetworksArea: the network this Leo is on, the others it knows, and how to get onto one.
//
// `tick` properties (next block, age of the data) change once a second while a network is followed.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QUrl>

#include "api/leo.h"
#include "run/page_clock.h"
#include "run/row_model.h"

namespace leo::ui {

class LocalStart;

class NetworksArea : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_MOC_INCLUDE("firstrun/local_start.h")
    Q_PROPERTY(bool known READ known NOTIFY changed)  // the core has said where it is
    Q_PROPERTY(bool joined READ joined NOTIFY changed)
    Q_PROPERTY(Link link READ link NOTIFY changed)
    Q_PROPERTY(QString linkText READ linkText NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString chain READ chain NOTIFY changed)
    Q_PROPERTY(bool onThisComputer READ onThisComputer NOTIFY changed)
    Q_PROPERTY(bool softwareTpmsOnly READ softwareTpmsOnly NOTIFY changed)
    Q_PROPERTY(QString layerOne READ layerOne NOTIFY changed)
    Q_PROPERTY(QString heightText READ heightText NOTIFY changed)
    Q_PROPERTY(QString behind READ behind NOTIFY changed)  // "−42 blocks" while syncing, else empty
    Q_PROPERTY(int peers READ peers NOTIFY changed)
    Q_PROPERTY(int activeNodes READ activeNodes NOTIFY changed)
    Q_PROPERTY(int entryPoints READ entryPoints NOTIFY changed)
    Q_PROPERTY(QString blockInterval READ blockInterval NOTIFY changed)
    Q_PROPERTY(QString finality READ finality NOTIFY changed)
    Q_PROPERTY(QString directory READ directory NOTIFY changed)
    Q_PROPERTY(QString clockWarning READ clockWarning NOTIFY changed)
    Q_PROPERTY(QString storageProblem READ storageProblem NOTIFY changed)  // blocks cannot be kept: the sentence
    Q_PROPERTY(bool diskFull READ diskFull NOTIFY changed)
    Q_PROPERTY(bool localGone READ localGone NOTIFY changed)          // the network of this computer does not run
    Q_PROPERTY(bool anythingKnown READ anythingKnown NOTIFY changed)  // a block of it lies on this computer
    Q_PROPERTY(bool paused READ paused NOTIFY changed)
    Q_PROPERTY(double blockProgress READ blockProgress NOTIFY tick)  // 0 to 1, to the latest moment of the next block
    Q_PROPERTY(QString nextBlock READ nextBlock NOTIFY tick)
    Q_PROPERTY(bool stale READ stale NOTIFY tick)  // nothing new for three times the longest block interval
    Q_PROPERTY(QString dataAge READ dataAge NOTIFY tick)
    Q_PROPERTY(leo::ui::RowModel* networks READ networks CONSTANT)
    Q_PROPERTY(leo::ui::LocalStart* start READ start CONSTANT)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(QString error READ error NOTIFY busyChanged)

public:
    enum class Link { None, Connecting, Syncing, Live, Paused, Alarm };
    Q_ENUM(Link)

    explicit NetworksArea(api::Leo& leo, QObject* parent = nullptr);
    NetworksArea(api::Networks& networks, PageClock::Source clock, QObject* parent = nullptr);

    const api::NetworkState& state() const { return m_state; }

    bool known() const { return m_known; }
    bool joined() const { return m_state.current.has_value(); }
    Link link() const { return static_cast<Link>(m_state.link); }
    QString linkText() const;
    QString problem() const;
    QString name() const;
    QString chain() const;
    bool onThisComputer() const { return joined() && m_state.current->onThisComputer; }
    bool softwareTpmsOnly() const { return joined() && m_state.current->softwareTpmsOnly; }
    QString layerOne() const;
    QString heightText() const;
    QString behind() const;
    int peers() const { return static_cast<int>(m_state.peers); }
    int activeNodes() const { return static_cast<int>(m_state.activeNodes); }
    int entryPoints() const;
    QString blockInterval() const;
    QString finality() const;
    QString directory() const;
    QString clockWarning() const;
    QString storageProblem() const;
    bool diskFull() const { return m_state.storage && m_state.storage->code == Code::DiskFull; }
    bool localGone() const { return m_state.localGone; }
    bool anythingKnown() const { return m_state.height.value > 0; }
    bool paused() const { return m_state.link == api::Link::Paused; }
    double blockProgress() const;
    QString nextBlock() const;
    bool stale() const;
    QString dataAge() const;
    RowModel* networks() { return &m_networks; }
    LocalStart* start() { return m_start; }
    bool busy() const { return m_busy; }
    QString error() const { return m_error; }

    // An invitation link, an address or the path of a network.json. joinedNetwork() or `error` follows.
    Q_INVOKABLE void join(const QString& invitation);
    Q_INVOKABLE void use(const QString& chain);
    Q_INVOKABLE void forget(const QString& chain);
    Q_INVOKABLE void setPaused(bool paused);
    Q_INVOKABLE void reconnect();
    Q_INVOKABLE void stopLocal();
    // Stops the network of this computer when it runs, and deletes it with its wallets. localDeleted() follows.
    Q_INVOKABLE void deleteLocal();
    Q_INVOKABLE void exportAlarm(const QUrl& file);  // exported() or `error` follows
    Q_INVOKABLE void clearError();

Q_SIGNALS:
    void changed();
    void tick();
    void busyChanged();
    void joinedNetwork(const QString& name);
    void localDeleted();
    void exported(const QString& path);

private:
    void take(const api::NetworkState& state);
    void command(const std::function<void(api::Finished)>& call);
    void finish(const Status& status);

    api::Networks& m_api;
    api::NetworkState m_state;
    PageClock m_clock;
    RowModel m_networks;
    LocalStart* m_start;
    bool m_known = false, m_busy = false;
    QString m_error;
    Subscription m_subscription;
};

QString layerOneName(api::LayerOneKind kind);

}  // namespace leo::ui
