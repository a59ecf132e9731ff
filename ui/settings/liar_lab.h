// LiarLab: the adversary lab of a developer: lets a node of this computer's network lie, and shows what it did and
// what it paid.
//
// The lying program (leo_liar) comes with a build and is never installed; whoever made the window says where it is.
// It is a child of this program and ends with it, however that ends. Stopped, the node lies no more: the network runs
// its honest program again within half a minute.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QVariantList>
#include <optional>

#include "api/leo.h"
#include "run/row_model.h"

namespace leo::ui {

class LiarLab : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("SettingsArea has the only one")
    Q_PROPERTY(bool available READ available NOTIFY changed)  // the program is there, and a network of this computer
    Q_PROPERTY(QVariantList lies READ lies NOTIFY changed)    // {name, who, what}
    Q_PROPERTY(int chosen READ chosen WRITE choose NOTIFY changed)
    Q_PROPERTY(Mark mark READ mark NOTIFY changed)
    Q_PROPERTY(QString node READ node NOTIFY changed)  // the account that lies; empty for a mere peer
    // Of the account since it began to lie, empty before: what it has and owns of deposits, and its credit.
    Q_PROPERTY(QString balanceText READ balanceText NOTIFY changed)
    Q_PROPERTY(QString creditText READ creditText NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* played READ played CONSTANT)  // time, words, task: newest first
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    enum class Mark { Off, Starting, Lying, Stopping };
    Q_ENUM(Mark)
    static constexpr std::size_t kMaxPlayed = 50;

    struct Programs {
        QString liar, networkFile, image;  // the image with which the node can run code
    };

    explicit LiarLab(api::Leo& leo, QObject* parent = nullptr);
    ~LiarLab() override;

    // Asks the program which lies there are; without the program there is no lab.
    void setPrograms(const Programs& programs);

    bool available() const { return !m_lies.isEmpty() && m_local; }
    QVariantList lies() const;
    int chosen() const { return m_chosen; }
    void choose(int lie);
    Mark mark() const { return m_mark; }
    QString node() const { return m_node; }
    QString balanceText() const;
    QString creditText() const;
    RowModel* played() { return &m_played; }
    QString problem() const { return m_problem; }
    qint64 processId() const { return m_process.processId(); }

    Q_INVOKABLE void start();
    Q_INVOKABLE void stop();

Q_SIGNALS:
    void changed();

private:
    struct Holding {
        std::uint64_t units = 0;
        std::int64_t credit = 0;
    };

    void take(const api::NetworkState& state);
    void readList();
    void readLines();
    void handle(const QJsonObject& line);
    void ended();
    void play(const QString& words, const QString& task);
    void look();  // what the account has now

    api::Leo& m_leo;
    Programs m_programs;
    QProcess m_asking, m_process;
    QVariantList m_lies;
    int m_chosen = 0;
    bool m_local = false;
    Mark m_mark = Mark::Off;
    Height m_height;
    QString m_node, m_problem, m_said;  // what it said last
    int m_times = 0;                    // in a row
    AccountId m_account;
    std::optional<Holding> m_before, m_now;
    std::vector<Row> m_rows;
    quint64 m_event = 0;
    RowModel m_played;
    Subscription m_subscription;
};

}  // namespace leo::ui
