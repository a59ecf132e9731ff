// Composer: a new task: which lambda, which file, what is asked of the machines, what is offered, and the way to the
// signature.
//
// Money on this page comes from Tasks::quote(), which uses the ledger's own settlement function; nothing is computed
// here. The draft stays as it is until the task is in a block, and after any refusal.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QTimer>

#include "api/leo.h"
#include "run/input_file.h"
#include "run/lambda_choices.h"
#include "run/network_watch.h"
#include "wallet/signing.h"

namespace leo::ui {

class Composer : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Its area has it")
    Q_PROPERTY(QString pageState READ pageState NOTIFY changed)
    Q_PROPERTY(leo::ui::LambdaChoices* lambdas READ lambdas CONSTANT)
    Q_PROPERTY(leo::ui::InputFile* input READ input CONSTANT)
    Q_PROPERTY(leo::ui::NetworkWatch* network READ network CONSTANT)
    Q_PROPERTY(leo::ui::Signing* signing READ signing CONSTANT)
    Q_PROPERTY(int minCredit READ minCredit WRITE setMinCredit NOTIFY changed)
    Q_PROPERTY(int committee READ committee WRITE setCommittee NOTIFY changed)
    Q_PROPERTY(int timeLimitS READ timeLimitS WRITE setTimeLimitS NOTIFY changed)
    Q_PROPERTY(bool hardwareTpm READ hardwareTpm WRITE setHardwareTpm NOTIFY changed)
    Q_PROPERTY(bool gvisor READ gvisor WRITE setGvisor NOTIFY changed)
    Q_PROPERTY(bool askBeforeRelease READ askBeforeRelease WRITE setAskBeforeRelease NOTIFY changed)
    Q_PROPERTY(QString offer READ offer WRITE setOffer NOTIFY changed)
    Q_PROPERTY(QString offerProblem READ offerProblem NOTIFY changed)
    Q_PROPERTY(QString minimumText READ minimumText NOTIFY changed)
    Q_PROPERTY(QString usualText READ usualText NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* shares READ shares CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* facts READ facts CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* ends READ ends CONSTANT)
    Q_PROPERTY(QString qualifyText READ qualifyText NOTIFY changed)
    Q_PROPERTY(QString qualifyTone READ qualifyTone NOTIFY changed)
    Q_PROPERTY(QString problemTitle READ problemTitle NOTIFY changed)
    Q_PROPERTY(QString problemText READ problemText NOTIFY changed)
    Q_PROPERTY(QVariantList remedies READ remedies NOTIFY changed)  // {text, action}
    Q_PROPERTY(QStringList privacy READ privacy NOTIFY changed)
    Q_PROPERTY(QString postText READ postText NOTIFY changed)
    Q_PROPERTY(bool canPost READ canPost NOTIFY changed)
    Q_PROPERTY(QString whyNot READ whyNot NOTIFY changed)
    Q_PROPERTY(bool preparing READ preparing NOTIFY changed)
    Q_PROPERTY(QString refusal READ refusal NOTIFY changed)  // of the last attempt to post
    Q_PROPERTY(leo::ui::RowModel* confirmShares READ confirmShares CONSTANT)

public:
    static constexpr int kQuoteDelayMs = 150;       // after the last key
    static constexpr std::uint32_t kFewNodes = 15;  // fewer that qualify are a warning, ui section 6.5
    static constexpr std::uint32_t kUsualCredit = 100;

    explicit Composer(api::Leo& leo, PageClock::Source source = {}, QObject* parent = nullptr);

    Q_INVOKABLE void setVisible(bool visible) { m_network.clock().run(visible); }
    Q_INVOKABLE void choose(const QString& lambdaId);
    Q_INVOKABLE void post();
    Q_INVOKABLE void remedy(const QString& action);
    // Fills the page from a task that ended, for "Post again"; the file has to be given again.
    void fillFrom(const api::Task& task);

    QString pageState() const;
    LambdaChoices* lambdas() { return &m_lambdas; }
    InputFile* input() { return &m_input; }
    NetworkWatch* network() { return &m_network; }
    Signing* signing() { return &m_signing; }
    int minCredit() const { return static_cast<int>(m_query.requirements.minCredit); }
    void setMinCredit(int credit);
    int committee() const { return static_cast<int>(m_query.committee); }
    void setCommittee(int members);
    int timeLimitS() const { return static_cast<int>(m_query.timeLimitMs / 1000); }
    void setTimeLimitS(int seconds);
    bool hardwareTpm() const { return m_query.requirements.hardwareTpm; }
    void setHardwareTpm(bool only);
    bool gvisor() const { return m_query.requirements.gvisor; }
    void setGvisor(bool only);
    bool askBeforeRelease() const { return m_ask; }
    void setAskBeforeRelease(bool ask);
    QString offer() const { return m_offer; }
    void setOffer(const QString& offer);
    QString offerProblem() const { return m_offerProblem; }
    QString minimumText() const;
    QString usualText() const;
    RowModel* shares() { return &m_shares; }
    RowModel* facts() { return &m_facts; }
    RowModel* ends() { return &m_ends; }
    QString qualifyText() const;
    QString qualifyTone() const;
    QString problemTitle() const { return m_problem.title; }
    QString problemText() const { return m_problem.text; }
    QVariantList remedies() const { return m_problem.remedies; }
    QStringList privacy() const;
    QString postText() const;
    bool canPost() const;
    QString whyNot() const;
    bool preparing() const { return m_preparing; }
    QString refusal() const { return m_refusal; }
    RowModel* confirmShares() { return &m_confirmShares; }

Q_SIGNALS:
    void changed();
    void posted(const QString& taskId, const QImage& picture);  // null unless a picture was sent
    // A remedy that another page has: "receive".
    void elsewhere(const QString& action);

private:
    struct Problem {
        QString title, text;
        QVariantList remedies;
    };
    const api::Wallet* wallet() const;
    void edited();
    void ask();
    void quoted(const api::OfferQuery& query, Result<api::OfferQuote> quote);
    void refresh();
    void refreshFacts();
    void refreshEnds();
    Problem judge(const Error& refusal) const;
    void suggestOffer();
    void prepared(Amount offer, Result<api::SigningRequest> request);

    api::Leo& m_leo;
    NetworkWatch m_network;
    LambdaChoices m_lambdas;
    InputFile m_input;
    Signing m_signing;
    RowModel m_shares, m_facts, m_ends, m_confirmShares;
    QTimer m_quoteTimer;
    quint64 m_asked = 0;
    std::uint32_t m_nodes = 0;
    api::OfferQuery m_query;
    bool m_ask = true, m_offerEdited = false, m_preparing = false, m_fresh = false;
    QString m_offer, m_offerProblem, m_quoteProblem, m_refusal;
    Problem m_problem;
    std::optional<api::OfferQuote> m_quote;
    std::shared_ptr<const api::WalletsState> m_wallets;
    Subscription m_walletsSubscription;
};

}  // namespace leo::ui
