// NetworkWatch: what a page of tasks needs to know of the network: is what it shows live, as of which height, and the
// network's time.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/networks.h"
#include "run/page_clock.h"

namespace leo::ui {

// A page is Offline only when it shows what was known before: content stays readable and is marked "not live".
enum class PageState : std::uint8_t { Loading, Empty, Ready, Offline, Error };
QString pageStateName(PageState state);  // "loading", "empty", "ready", "offline", "error"

class NetworkWatch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Its area has it")
    Q_PROPERTY(bool live READ live NOTIFY changed)
    Q_PROPERTY(QString notLiveText READ notLiveText NOTIFY changed)
    Q_PROPERTY(QString networkName READ networkName NOTIFY changed)
    Q_PROPERTY(bool local READ local NOTIFY changed)
    Q_PROPERTY(bool softwareTpmsOnly READ softwareTpmsOnly NOTIFY changed)
    Q_PROPERTY(QString clockWarning READ clockWarning NOTIFY changed)

public:
    explicit NetworkWatch(api::Networks& networks, PageClock::Source source = {}, QObject* parent = nullptr);

    PageClock& clock() { return m_clock; }
    const PageClock& clock() const { return m_clock; }
    const api::NetworkState& network() const { return m_state; }
    bool known() const { return m_state.sequence > 0; }
    bool live() const { return m_live; }
    QString notLiveText() const;
    QString networkName() const;
    bool local() const { return m_state.current && m_state.current->onThisComputer; }
    bool softwareTpmsOnly() const { return m_state.current && m_state.current->softwareTpmsOnly; }
    QString clockWarning() const;
    Q_INVOKABLE void reconnect() { m_networks.reconnect(); }

Q_SIGNALS:
    void changed();

private:
    void judge();

    api::Networks& m_networks;
    PageClock m_clock;
    api::NetworkState m_state;
    bool m_live = false;
    Subscription m_subscription;
};

}  // namespace leo::ui
