// LocalStart: the start of the network of this computer, step by step, as the page "Starting" shows it.
//
// The six steps and the tiles of the nodes come from the core; this class has the words. begin() starts and answers
// ready() once, or `error` names the step that failed and what to do.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>

#include "api/networks.h"
#include "run/row_model.h"

namespace leo::ui {

inline constexpr std::uint32_t kLocalNodes = 20;  // enough to draw a committee of ten with a choice

class LocalStart : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("NetworksArea has the only one")
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(bool finished READ finished NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* steps READ steps CONSTANT)  // title, detail, mark, duration
    Q_PROPERTY(leo::ui::RowModel* nodes READ nodes CONSTANT)  // number, mark, word, spoken
    Q_PROPERTY(QStringList log READ log NOTIFY changed)
    Q_PROPERTY(QString height READ height NOTIFY changed)
    Q_PROPERTY(int attested READ attested NOTIFY changed)
    Q_PROPERTY(int nodeCount READ nodeCount NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)  // 0 to 1
    Q_PROPERTY(QString time READ time NOTIFY changed)         // elapsed, and what is left of the estimate
    Q_PROPERTY(QString errorTitle READ errorTitle NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(QString errorDetail READ errorDetail NOTIFY changed)
    Q_PROPERTY(bool failed READ failed NOTIFY changed)

public:
    explicit LocalStart(api::Networks& networks, QObject* parent = nullptr);

    bool running() const { return m_pending || m_state.running; }
    bool finished() const { return m_finished; }
    RowModel* steps() { return &m_steps; }
    RowModel* nodes() { return &m_nodes; }
    QStringList log() const;
    QString height() const;
    int attested() const;
    int nodeCount() const { return static_cast<int>(m_state.nodes.size()); }
    double progress() const;
    QString time() const;
    QString errorTitle() const;
    QString errorText() const;
    QString errorDetail() const;
    bool failed() const { return m_error.has_value(); }

    Q_INVOKABLE void begin();
    // Stops and removes what this start created; a network that existed before stays.
    Q_INVOKABLE void cancel();
    Q_INVOKABLE QString logText() const { return log().join(QLatin1Char('\n')); }

Q_SIGNALS:
    void changed();
    void ready();
    void cancelled();

private:
    void take(const api::LocalStart& state);
    void finish(const Status& status);

    api::Networks& m_api;
    api::LocalStart m_state;
    RowModel m_steps, m_nodes;
    std::optional<Error> m_error;
    bool m_pending = false, m_finished = false;
    Subscription m_subscription;
};

}  // namespace leo::ui
