// NodeArea: the node this Leo runs or is attached to: its start, its dashboard, its identity and its limits.
//
// A snapshot that changes the node's state shows at once; figures and tables between two of them follow twice a
// second (ui section 7). What needs a signature is prepared here and handed to the program's one signing dialog.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QVariantList>
#include <optional>

#include "api/leo.h"
#include "node/node_charts.h"
#include "node/node_limits_form.h"
#include "node/node_setup.h"
#include "node/runtime_log_pages.h"
#include "run/network_watch.h"
#include "run/row_model.h"

namespace leo::ui {

class Signing;

class NodeArea : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(bool known READ known NOTIFY changed)
    Q_PROPERTY(QString mark READ mark NOTIFY changed)      // node_words.h
    Q_PROPERTY(bool stopped READ stopped NOTIFY changed)   // the checklist is shown, not the dashboard
    Q_PROPERTY(bool isNode READ isNode NOTIFY changed)     // registered on this network
    Q_PROPERTY(QString nodeId READ nodeId NOTIFY changed)  // whole
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QVariantMap badge READ badge NOTIFY changed)  // {status, text}
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString since READ since NOTIFY ticked)            // how long it runs
    Q_PROPERTY(QVariantList notes READ notes NOTIFY changed)      // {kind, title, text, action}
    Q_PROPERTY(QVariantList figures READ figures NOTIFY changed)  // {label, value, unit, note}
    Q_PROPERTY(bool canStart READ canStart NOTIFY changed)
    Q_PROPERTY(bool canDrain READ canDrain NOTIFY changed)
    Q_PROPERTY(bool canResume READ canResume NOTIFY changed)
    Q_PROPERTY(bool canStop READ canStop NOTIFY changed)
    Q_PROPERTY(QString startText READ startText NOTIFY changed)  // of the button
    Q_PROPERTY(QString whyNotStart READ whyNotStart NOTIFY changed)
    Q_PROPERTY(QString home READ home NOTIFY changed)  // its directory
    Q_PROPERTY(bool platformChanged READ platformChanged NOTIFY changed)
    Q_PROPERTY(bool stopCosts READ stopCosts NOTIFY changed)  // then stop() asks first
    Q_PROPERTY(QString stopTitle READ stopTitle NOTIFY changed)
    Q_PROPERTY(QString stopText READ stopText NOTIFY changed)
    Q_PROPERTY(QString leaveText READ leaveText NOTIFY changed)
    Q_PROPERTY(QVariantList summary READ summary NOTIFY changed)  // {label, value, unit}: what it would start with
    Q_PROPERTY(
        QVariantMap tpm READ tpm NOTIFY changed)  // kind, manufacturer, firmware, chain, brokenAt, ek, ak, problem
    Q_PROPERTY(QString lastQuote READ lastQuote NOTIFY ticked)
    Q_PROPERTY(QVariantList pcrs READ pcrs NOTIFY pcrsChanged)
    Q_PROPERTY(QVariantList sandbox READ sandbox NOTIFY changed)  // {label, value}
    Q_PROPERTY(QVariantMap sandboxBadge READ sandboxBadge NOTIFY changed)
    Q_PROPERTY(QVariantMap measured READ measured NOTIFY changed)
    Q_PROPERTY(QString drawsText READ drawsText NOTIFY changed)
    Q_PROPERTY(bool noTaskLately READ noTaskLately NOTIFY changed)
    Q_PROPERTY(QString tasksText READ tasksText NOTIFY changed)
    Q_PROPERTY(bool rolesHidden READ rolesHidden WRITE setRolesHidden NOTIFY changed)
    Q_PROPERTY(bool warningsOnly READ warningsOnly WRITE setWarningsOnly NOTIFY changed)
    Q_PROPERTY(int warnings READ warnings NOTIFY changed)
    Q_PROPERTY(int credit READ credit NOTIFY changed)
    Q_PROPERTY(QString creditText READ creditText NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* checks READ checks CONSTANT)  // checkKey, title, detail, remedy, status, word
    Q_PROPERTY(leo::ui::RowModel* certificates READ certificates CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* tasks READ tasks CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* missed READ missed CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* penalties READ penalties CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* peers READ peers CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* log READ log CONSTANT)
    Q_PROPERTY(leo::ui::NodeSetup* setup READ setup CONSTANT)
    Q_PROPERTY(leo::ui::NodeLimitsForm* limits READ limits CONSTANT)
    Q_PROPERTY(leo::ui::NodeCharts* charts READ charts CONSTANT)
    Q_PROPERTY(leo::ui::RuntimeLogPages* runtimeLog READ runtimeLog CONSTANT)
    Q_PROPERTY(leo::ui::NetworkWatch* network READ network CONSTANT)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)  // a start, stop or leave is under way
    Q_PROPERTY(QString error READ error NOTIFY changed)

public:
    NodeArea(api::Leo& leo, Signing& signing, QObject* parent = nullptr);

    bool known() const { return m_state.sequence > 0; }
    QString mark() const;
    bool stopped() const;
    bool isNode() const { return m_state.node.has_value(); }
    QString nodeId() const;
    QString name() const;
    QVariantMap badge() const;
    QString headline() const;
    QString since() const;
    QVariantList notes() const;
    QVariantList figures() const;
    bool canStart() const { return m_state.canStart && !m_busy && m_setup.complete(); }
    bool canDrain() const;
    bool canResume() const { return m_state.mark == api::NodeMark::Draining; }
    bool canStop() const { return m_state.alive && !m_state.keptRunning && !m_busy; }
    QString startText() const;
    QString whyNotStart() const;
    QString home() const;
    bool platformChanged() const { return m_state.platformChanged; }
    bool stopCosts() const { return m_state.openTasks > 0; }
    QString stopTitle() const;
    QString stopText() const;
    QString leaveText() const;
    QVariantList summary() const;
    QVariantMap tpm() const;
    QString lastQuote() const;
    QVariantList pcrs() const { return m_pcrs; }
    QVariantList sandbox() const;
    QVariantMap sandboxBadge() const;
    QVariantMap measured() const;
    QString drawsText() const;
    bool noTaskLately() const;
    QString tasksText() const;
    bool rolesHidden() const { return m_rolesHidden; }
    void setRolesHidden(bool hidden);
    bool warningsOnly() const { return m_warningsOnly; }
    void setWarningsOnly(bool only);
    int warnings() const { return m_warnings; }
    QString creditText() const;
    int credit() const { return static_cast<int>(m_state.credit.value); }
    RowModel* checks() { return &m_checks; }
    RowModel* certificates() { return &m_certificates; }
    RowModel* tasks() { return &m_tasks; }
    RowModel* missed() { return &m_missed; }
    RowModel* penalties() { return &m_penalties; }
    RowModel* peers() { return &m_peers; }
    RowModel* log() { return &m_log; }
    NodeSetup* setup() { return &m_setup; }
    NodeLimitsForm* limits() { return &m_limits; }
    NodeCharts* charts() { return &m_charts; }
    RuntimeLogPages* runtimeLog() { return &m_runtimeLog; }
    NetworkWatch* network() { return &m_network; }
    bool busy() const { return m_busy; }
    QString error() const { return m_error; }

    // A page of the node came or went: clocks run and charts are fetched only while one is open.
    Q_INVOKABLE void enter();
    Q_INVOKABLE void leave();
    Q_INVOKABLE void checkAgain();
    Q_INVOKABLE void start();
    Q_INVOKABLE void drain();
    Q_INVOKABLE void resume();
    // The changed registers are this computer's: the change came from an update.
    Q_INVOKABLE void acceptPlatform();
    Q_INVOKABLE void attach(const QUrl& folder);  // of a node that runs already; empty: this program's own
    Q_INVOKABLE void stop();
    Q_INVOKABLE void leaveNetwork();

Q_SIGNALS:
    void changed();
    void ticked();
    void pcrsChanged();

private:
    void take(const std::shared_ptr<const api::NodeState>& state);
    void show();
    void showLists();
    void showTasks();
    void showLog();
    void showPcrs();
    void askForSignature();
    void begin();
    void end(const Status& status);
    void signedAt(std::uint64_t request);
    void signingEnded(std::uint64_t request);  // refused by the person, or failed and said so itself

    api::NodeOperator& m_node;
    Signing& m_signing;
    api::NodeState m_state;
    std::shared_ptr<const api::NodeState> m_next;  // waits for m_pace
    QTimer m_pace;
    NetworkWatch m_network;
    NodeSetup m_setup;
    NodeLimitsForm m_limits;
    NodeCharts m_charts;
    RuntimeLogPages m_runtimeLog;
    RowModel m_checks, m_certificates, m_tasks, m_missed, m_penalties, m_peers, m_log;
    QVariantList m_pcrs;
    std::optional<std::uint64_t> m_request;  // that the start waits for
    api::NodeStart m_starting;
    QString m_error;
    std::uint32_t m_chartedCredit = 0;
    Amount m_chartedEarnings;
    int m_pages = 0, m_warnings = 0;
    bool m_busy = false, m_rolesHidden = false, m_warningsOnly = false;
    Subscription m_subscription;
};

}  // namespace leo::ui
