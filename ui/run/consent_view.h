// ConsentView: the key request of the active wallet, and the only way of the interface to answer it.
//
// release() does something only while all six checks have passed on this computer, the network is followed live, and
// the guard of 600 ms is armed; once. Nothing else in the interface calls Tasks::releaseKey.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <optional>

#include "api/tasks.h"
#include "run/confirm_guard.h"
#include "run/network_watch.h"
#include "run/row_model.h"
#include "run/task_words.h"

namespace leo::ui {

// Ready to be released: exactly six checks, all passed, and the answer still open.
bool mayRelease(const api::KeyConsent& consent);

class ConsentView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Its area has it")
    Q_PROPERTY(bool present READ present NOTIFY changed)
    Q_PROPERTY(QString mark READ mark NOTIFY changed)
    Q_PROPERTY(bool waiting READ waiting NOTIFY changed)  // for an answer of this person
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)      // it can still be answered
    Q_PROPERTY(bool asPublisher READ asPublisher NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString explanation READ explanation NOTIFY changed)
    Q_PROPERTY(QString executorText READ executorText NOTIFY changed)
    Q_PROPERTY(QString executorHex READ executorHex NOTIFY changed)
    Q_PROPERTY(QString executorNote READ executorNote NOTIFY changed)
    Q_PROPERTY(bool softwareTpm READ softwareTpm NOTIFY changed)
    Q_PROPERTY(int passed READ passed NOTIFY changed)
    Q_PROPERTY(int failed READ failed NOTIFY changed)
    Q_PROPERTY(QString passedText READ passedText NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* checks READ checks CONSTANT)
    Q_PROPERTY(QString clockText READ clockText NOTIFY clockChanged)
    Q_PROPERTY(bool canRelease READ canRelease NOTIFY changed)
    Q_PROPERTY(bool armed READ armed NOTIFY changed)
    Q_PROPERTY(bool canRefuse READ canRefuse NOTIFY changed)
    Q_PROPERTY(QString whyNot READ whyNot NOTIFY changed)
    Q_PROPERTY(QString refuseTitle READ refuseTitle NOTIFY changed)
    Q_PROPERTY(QString refuseText READ refuseText NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    ConsentView(api::Tasks& tasks, NetworkWatch& network, QObject* parent = nullptr);

    void show(const api::Task& task, const Parties& parties);
    void clear();
    void tick();

    Q_INVOKABLE bool release();
    Q_INVOKABLE bool refuse();
    Q_INVOKABLE void layoutChanged() { m_guard.disturb(); }

    bool present() const { return m_consent.has_value(); }
    QString mark() const;
    bool waiting() const;
    bool isOpen() const;
    bool asPublisher() const { return m_consent && m_consent->asPublisher; }
    QString title() const;
    QString explanation() const;
    QString executorText() const;
    QString executorHex() const;
    QString executorNote() const;
    bool softwareTpm() const { return m_consent && m_consent->softwareTpm; }
    int passed() const { return countOf(api::Check::Mark::Passed); }
    int failed() const { return countOf(api::Check::Mark::Failed); }
    QString passedText() const;
    RowModel* checks() { return &m_checks; }
    QString clockText() const;
    bool canRelease() const;
    bool armed() const { return m_guard.armed(); }
    bool canRefuse() const;
    QString whyNot() const;
    QString refuseTitle() const;
    QString refuseText() const;
    QString problem() const { return m_problem; }

Q_SIGNALS:
    void changed();
    void clockChanged();
    void announced(const QString& words);  // at once: a key is asked for, its time goes by, it is not released

private:
    int countOf(api::Check::Mark mark) const;
    void judge();
    void announceTime();
    void announceBlocked();

    api::Tasks& m_tasks;
    NetworkWatch& m_network;
    ConfirmGuard m_guard;
    RowModel m_checks;
    TaskId m_id;
    std::pair<std::uint32_t, std::uint32_t> m_place;  // draw and turn: each asks anew
    Amount m_offer;
    Parties m_parties;
    std::optional<api::KeyConsent> m_consent;
    bool m_answering = false, m_moving = false;
    QString m_problem;
    std::uint64_t m_windowMs = 0;  // when the request was first seen ready
    int m_saidHalf = 0;
};

}  // namespace leo::ui
