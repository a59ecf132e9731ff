// TaskView: one task from the post to its end: the live page, and the head of the result page.
//
// Any task of the network can be followed; of other people's the snapshot holds only what is public.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QHash>
#include <QImage>
#include <QObject>

#include "api/leo.h"
#include "run/committee_view.h"
#include "run/consent_view.h"
#include "run/events_view.h"
#include "run/task_feed.h"

namespace leo::ui {

class TaskView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Its area has it")
    Q_PROPERTY(QString pageState READ pageState NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString id READ id NOTIFY idChanged)
    Q_PROPERTY(QString shortId READ shortId NOTIFY idChanged)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString lambdaName READ lambdaName NOTIFY changed)
    Q_PROPERTY(QString lambdaId READ lambdaId NOTIFY changed)
    Q_PROPERTY(QImage thumbnail READ thumbnail NOTIFY idChanged)  // of a picture sent in this session; else null
    Q_PROPERTY(QString mediaIcon READ mediaIcon NOTIFY changed)
    Q_PROPERTY(QString offerText READ offerText NOTIFY changed)
    Q_PROPERTY(QString badgeStatus READ badgeStatus NOTIFY changed)
    Q_PROPERTY(QString badgeText READ badgeText NOTIFY changed)
    Q_PROPERTY(QString elapsedText READ elapsedText NOTIFY clockChanged)
    Q_PROPERTY(QString relation READ relation NOTIFY changed)  // "your lambda", "your node"; empty for one's own task
    Q_PROPERTY(bool moving READ moving NOTIFY changed)
    Q_PROPERTY(int step READ step NOTIFY changed)
    Q_PROPERTY(int draw READ draw NOTIFY changed)
    Q_PROPERTY(int turn READ turn NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* steps READ steps CONSTANT)
    Q_PROPERTY(leo::ui::CommitteeView* committee READ committee CONSTANT)
    Q_PROPERTY(leo::ui::ConsentView* consent READ consent CONSTANT)
    Q_PROPERTY(leo::ui::EventsView* events READ events CONSTANT)
    Q_PROPERTY(leo::ui::NetworkWatch* network READ network CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* drawFacts READ drawFacts CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* offerFacts READ offerFacts CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* settlement READ settlement CONSTANT)
    Q_PROPERTY(QVariantList flow READ flow NOTIFY changed)  // targets of a SettlementFlow
    Q_PROPERTY(QString fairness READ fairness NOTIFY changed)
    Q_PROPERTY(QString panel READ panel NOTIFY changed)  // "draw", "consent", "checked", "ended"
    Q_PROPERTY(QString endTitle READ endTitle NOTIFY changed)
    Q_PROPERTY(QString endSentence READ endSentence NOTIFY changed)
    Q_PROPERTY(bool canOpenResult READ canOpenResult NOTIFY changed)
    Q_PROPERTY(bool canPostAgain READ canPostAgain NOTIFY changed)
    Q_PROPERTY(bool canCancel READ canCancel NOTIFY changed)
    Q_PROPERTY(bool cancelShown READ cancelShown NOTIFY changed)
    Q_PROPERTY(QString cancelWhyNot READ cancelWhyNot NOTIFY changed)
    Q_PROPERTY(QString cancelTitle READ cancelTitle NOTIFY changed)
    Q_PROPERTY(QString cancelText READ cancelText NOTIFY changed)
    Q_PROPERTY(QString actionProblem READ actionProblem NOTIFY changed)
    // Whom the task waits for longer than usual: "members", "author"; empty while it does not.
    Q_PROPERTY(QString slowFor READ slowFor NOTIFY clockChanged)
    Q_PROPERTY(QString slowTitle READ slowTitle NOTIFY clockChanged)
    Q_PROPERTY(QString slowNote READ slowNote NOTIFY clockChanged)

public:
    explicit TaskView(api::Leo& leo, PageClock::Source source = {}, QObject* parent = nullptr);

    // Id as hexadecimal text; what is not one leads to the Error state.
    Q_INVOKABLE void open(const QString& id);
    Q_INVOKABLE void close();
    Q_INVOKABLE void setVisible(bool visible) { m_network.clock().run(visible); }
    // Asks what cancelling now gives back; cancelTitle and cancelText follow.
    Q_INVOKABLE void prepareCancel();
    Q_INVOKABLE void cancel();
    // The note about few members was read; it comes again with the next draw.
    Q_INVOKABLE void keepWaiting();

    const std::optional<api::Task>& task() const { return m_feed.task(); }
    const Parties& parties() const { return m_parties; }

    QString pageState() const;
    QString problem() const;
    QString id() const { return m_id; }
    QString shortId() const;
    QString name() const;
    QString lambdaName() const;
    QString lambdaId() const;
    QImage thumbnail() const { return m_thumbnails.value(m_id); }
    // The picture that became this task; kept small, and only while the program runs.
    void keepThumbnail(const QString& id, const QImage& picture);
    QString mediaIcon() const;
    QString offerText() const;
    QString badgeStatus() const;
    QString badgeText() const;
    QString elapsedText() const;
    QString relation() const;
    bool moving() const { return task() && task()->moving; }
    int step() const { return task() ? static_cast<int>(task()->step) : 0; }
    int draw() const { return task() ? static_cast<int>(task()->draw) : 0; }
    int turn() const { return task() ? static_cast<int>(task()->turn) : 0; }
    RowModel* steps() { return &m_steps; }
    CommitteeView* committee() { return &m_committee; }
    ConsentView* consent() { return &m_consent; }
    EventsView* events() { return &m_events; }
    NetworkWatch* network() { return &m_network; }
    RowModel* drawFacts() { return &m_drawFacts; }
    RowModel* offerFacts() { return &m_offerFacts; }
    RowModel* settlement() { return &m_settlement; }
    QVariantList flow() const;
    QString fairness() const;
    QString panel() const;
    QString endTitle() const;
    QString endSentence() const;
    bool canOpenResult() const;
    bool canPostAgain() const;
    bool canCancel() const;
    bool cancelShown() const { return task() && task()->mine && task()->moving; }
    QString cancelWhyNot() const;
    QString cancelTitle() const;
    QString cancelText() const;
    QString actionProblem() const { return m_actionProblem; }
    QString slowFor() const;
    QString slowTitle() const;
    QString slowNote() const;

Q_SIGNALS:
    void changed();
    void idChanged();
    void clockChanged();

private:
    void refresh();
    void refreshParties();
    void refreshSteps();
    void refreshFacts();

    api::Leo& m_leo;
    NetworkWatch m_network;
    TaskFeed m_feed;
    CommitteeView m_committee;
    ConsentView m_consent;
    EventsView m_events;
    RowModel m_steps, m_drawFacts, m_offerFacts, m_settlement;
    QHash<QString, QImage> m_thumbnails;
    QString m_id, m_actionProblem;
    bool m_malformed = false;
    int m_waitingDraw = -1;  // the draw whose note was read
    Parties m_parties;
    std::optional<api::OfferQuote> m_cancelQuote;
    std::shared_ptr<const api::WalletsState> m_wallets;
    std::shared_ptr<const api::LambdasState> m_lambdas;
    Subscription m_walletsSubscription, m_lambdasSubscription;
};

}  // namespace leo::ui
