// NodeSetup: what a person chooses before the node starts: its name, its TPM and its sandbox runner.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>

#include "api/networks.h"
#include "api/node.h"

namespace leo::ui {

class NodeSetup : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("NodeArea has the only one")
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed)
    Q_PROPERTY(bool softwareTpm READ softwareTpm WRITE setSoftwareTpm NOTIFY changed)
    // A network whose TPM roots are all software roots admits no hardware TPM, and the reverse.
    Q_PROPERTY(bool softwareAccepted READ softwareAccepted NOTIFY changed)
    Q_PROPERTY(QStringList runners READ runners CONSTANT)
    Q_PROPERTY(int runner READ runner WRITE setRunner NOTIFY changed)
    Q_PROPERTY(bool complete READ complete NOTIFY changed)

public:
    static constexpr int kMaxName = 40;  // fits every table without being cut

    explicit NodeSetup(QObject* parent = nullptr);

    void take(const api::NodeState& state);
    void take(const api::NetworkState& network);
    api::NodeStart start() const;

    QString name() const { return m_name; }
    void setName(const QString& name);
    bool softwareTpm() const { return m_softwareTpm; }
    void setSoftwareTpm(bool software);
    bool softwareAccepted() const { return m_softwareAccepted; }
    QStringList runners() const;
    int runner() const { return m_runner; }
    void setRunner(int runner);
    bool complete() const;

Q_SIGNALS:
    void changed();

private:
    QString m_name;
    bool m_named = false;  // by the person: a snapshot does not overwrite it
    bool m_softwareTpm = false, m_softwareAccepted = false;
    int m_runner = 0;
};

}  // namespace leo::ui
