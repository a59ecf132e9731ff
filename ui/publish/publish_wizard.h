// PublishWizard: from a folder to a lambda on layer one in four steps: code, runtime and price, test run, publish.
//
// A draft is kept on this computer (saveDraft(), and before each test and publication); it holds no secret. Going
// back never loses anything. Publishing hands a prepared transaction to Signing; until it is signed, nothing is
// recorded.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>
#include <QUrl>
#include <QVariantList>

#include "api/leo.h"
#include "publish/folder_view.h"
#include "publish/lambda_form.h"
#include "publish/publish_progress_view.h"
#include "publish/test_run_view.h"
#include "run/row_model.h"

namespace leo::ui {

class Signing;

class PublishWizard : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("PublishArea has the only one")
    Q_PROPERTY(Step step READ step NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* steps READ steps CONSTANT)  // title, summary, mark
    Q_PROPERTY(leo::ui::FolderView* folder READ folder CONSTANT)
    Q_PROPERTY(leo::ui::LambdaForm* form READ form CONSTANT)
    Q_PROPERTY(leo::ui::TestRunView* test READ test CONSTANT)
    Q_PROPERTY(leo::ui::PublishProgressView* progress READ progress CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* images READ images CONSTANT)  // name, digest, shortDigest, size
    Q_PROPERTY(leo::ui::RowModel* drafts READ drafts CONSTANT)  // name, folder
    Q_PROPERTY(leo::ui::RowModel* split READ split CONSTANT)    // of a typical offer: task_words.h shareRows
    Q_PROPERTY(QString splitTitle READ splitTitle NOTIFY changed)
    Q_PROPERTY(QString similarPrices READ similarPrices NOTIFY changed)
    Q_PROPERTY(QString draftSaved READ draftSaved NOTIFY changed)
    Q_PROPERTY(QString draftError READ draftError NOTIFY changed)
    Q_PROPERTY(bool newVersion READ newVersion NOTIFY changed)
    Q_PROPERTY(bool canContinue READ canContinue NOTIFY changed)
    Q_PROPERTY(QString publishedCid READ publishedCid NOTIFY changed)
    Q_PROPERTY(QString publishedLink READ publishedLink NOTIFY changed)
    Q_PROPERTY(QString publishedId READ publishedId NOTIFY changed)
    Q_PROPERTY(QString publishedHeight READ publishedHeight NOTIFY changed)

public:
    enum class Step { Code, Runtime, Test, Publish, Published };
    Q_ENUM(Step)

    PublishWizard(api::Leo& leo, Signing& signing, QObject* parent = nullptr);
    PublishWizard(api::Lambdas& lambdas, api::Networks& networks, api::Wallets& wallets, Signing& signing,
                  QObject* parent = nullptr);

    Step step() const { return m_step; }
    RowModel* steps() { return &m_steps; }
    FolderView* folder() { return &m_folder; }
    LambdaForm* form() { return &m_form; }
    TestRunView* test() { return &m_test; }
    PublishProgressView* progress() { return &m_progress; }
    RowModel* images() { return &m_images; }
    RowModel* drafts() { return &m_drafts; }
    RowModel* split() { return &m_split; }
    QString splitTitle() const;
    QString similarPrices() const;
    QString draftSaved() const;
    QString draftError() const { return m_draftError; }
    bool newVersion() const { return m_replaces.has_value(); }
    bool canContinue() const;
    QString publishedCid() const;
    QString publishedLink() const;
    QString publishedId() const;
    QString publishedHeight() const;

    Q_INVOKABLE void chooseFolder(const QUrl& folder);
    Q_INVOKABLE void choosePath(const QString& path);
    Q_INVOKABLE void readAgain();
    Q_INVOKABLE void goTo(int step);  // only to one that is done, or back
    Q_INVOKABLE void next();          // shows what is missing instead, when something is
    Q_INVOKABLE void back();
    Q_INVOKABLE void runTest(const QUrl& sample);
    Q_INVOKABLE void repeatTest();
    Q_INVOKABLE void publish();  // packs and encrypts, then asks for the signature
    Q_INVOKABLE void cancelPublish();
    Q_INVOKABLE void saveDraft();
    Q_INVOKABLE void loadDrafts();
    Q_INVOKABLE void openDraft(const QString& name);
    Q_INVOKABLE void deleteDraft(const QString& name);
    Q_INVOKABLE void startNew();
    // Everything filled in from a lambda of this wallet; publishing adds a version.
    void startVersion(const api::Lambda& lambda);

Q_SIGNALS:
    void changed();

private:
    api::LambdaDraft draft() const;
    void inspect(const QString& path);
    void setStep(Step step);
    void showSteps();
    void quotePrice();
    void loadImages();
    void take(const api::LambdasState& state);
    void present(const Result<api::SigningRequest>& request);
    void recorded(quint64 request, quint64 height);
    QString draftName() const;
    bool done(Step step) const;

    api::Lambdas& m_api;
    Signing& m_signing;
    FolderView m_folder;
    LambdaForm m_form;
    TestRunView m_test;
    PublishProgressView m_progress;
    RowModel m_steps, m_images, m_drafts, m_split;
    std::optional<api::PriceQuote> m_quote;  // for m_quoted
    Amount m_quoted;
    Step m_step = Step::Code;
    api::LambdasState m_lambdas;
    api::NetworkState m_network;
    Amount m_available;
    std::vector<std::pair<std::string, api::LambdaDraft>> m_savedDrafts;
    QDateTime m_draftSavedAt;
    QString m_draftError;
    std::optional<LambdaId> m_replaces;
    std::uint64_t m_request = 0;
    std::optional<Height> m_recordedAt;
    std::optional<api::Lambda> m_published;
    std::string m_publishedName;
    Subscription m_lambdasSubscription, m_networksSubscription, m_walletsSubscription;
};

}  // namespace leo::ui
