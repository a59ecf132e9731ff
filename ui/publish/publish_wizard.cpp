#include "publish/publish_wizard.h"

#include <algorithm>

#include "base/clock.h"
#include "language/language.h"
#include "run/task_words.h"
#include "run/text.h"
#include "wallet/guarded.h"
#include "wallet/signing.h"
#include "wallet/wallet_words.h"

namespace leo::ui {

PublishWizard::PublishWizard(api::Leo& leo, Signing& signing, QObject* parent)
    : PublishWizard(leo.lambdas(), leo.networks(), leo.wallets(), signing, parent) {}

PublishWizard::PublishWizard(api::Lambdas& lambdas, api::Networks& networks, api::Wallets& wallets, Signing& signing,
                             QObject* parent)
    : QObject(parent),
      m_api(lambdas),
      m_signing(signing),
      m_steps({"title", "summary", "mark"}),
      m_images({"name", "digest", "shortDigest", "size"}),
      m_drafts({"name", "folder"}),
      m_split(shareRoles()) {
    m_lambdasSubscription =
        lambdas.observe([this](const std::shared_ptr<const api::LambdasState>& state) { take(*state); });
    m_networksSubscription = networks.observe([this](const std::shared_ptr<const api::NetworkState>& state) {
        m_network = *state;
        m_form.setNetwork(m_network.parameters, m_available);
    });
    m_walletsSubscription = wallets.observe([this](const std::shared_ptr<const api::WalletsState>& state) {
        m_available = state->current() ? state->current()->available : Amount{};
        m_form.setNetwork(m_network.parameters, m_available);
    });
    connect(&m_folder, &FolderView::changed, this, &PublishWizard::showSteps);
    connect(&m_form, &LambdaForm::changed, this, &PublishWizard::showSteps);
    connect(&m_form, &LambdaForm::changed, this, &PublishWizard::quotePrice);
    connect(&m_test, &TestRunView::changed, this, &PublishWizard::showSteps);
    connect(&m_progress, &PublishProgressView::changed, this, &PublishWizard::showSteps);
    connect(&signing, &Signing::signedAt, this, &PublishWizard::recorded);
    connect(&signing, &Signing::failed, this, [this](quint64 request, const QString& sentence) {
        if (request == m_request) m_progress.fail(sentence);
    });
    connect(&signing, &Signing::dismissed, this, [this](quint64 request) {
        if (request == m_request) m_progress.reset();
    });
    loadImages();
    onLanguage(this, [this] {
        if (m_quote) m_split.assign(shareRows(m_quote->settled, {tr("You"), {}}));
        showSteps();
    });
    showSteps();
}

void PublishWizard::loadImages() {
    m_api.images(guarded(this, [this](const Result<std::vector<api::LambdaImage>>& images) {
        if (!images.ok()) return;
        std::vector<Row> rows;
        for (const api::LambdaImage& image : *images) {
            const QString digest = text::own(toHex(image.digest));
            rows.push_back(
                {digest,
                 {text::plain(image.name), digest,
                  QStringLiteral("sha256:") + text::elided(toHex(image.digest), 6, 4), text::size(image.bytes)}});
        }
        m_images.assign(std::move(rows));
        m_form.setImages(*images);
    }));
}

void PublishWizard::take(const api::LambdasState& state) {
    m_lambdas = state;
    if (m_recordedAt && !m_published)
        for (const api::Lambda& lambda : state.mine)
            if (lambda.publishedAt == *m_recordedAt && lambda.name == m_publishedName) m_published = lambda;
    if (m_published && m_step == Step::Publish && m_progress.stage() == PublishProgressView::Stage::Done)
        setStep(Step::Published);
    Q_EMIT changed();
}

api::LambdaDraft PublishWizard::draft() const {
    api::LambdaDraft draft = m_form.draft();
    draft.folder = m_folder.path().toStdString();
    draft.replaces = m_replaces;
    return draft;
}

bool PublishWizard::done(Step step) const {
    switch (step) {
        case Step::Code:
            return m_folder.stage() == FolderView::Stage::Ready && m_folder.fileCount() > 0 &&
                   m_folder.tooMuch().isEmpty() && m_form.aboutValid();
        case Step::Runtime: return m_form.runtimeValid();
        case Step::Test: return m_test.passed();
        case Step::Publish: return m_published.has_value();
        case Step::Published: return false;
    }
    return false;
}

bool PublishWizard::canContinue() const {
    return m_step == Step::Test ? m_test.stage() != TestRunView::Stage::Running : done(m_step);
}

void PublishWizard::showSteps() {
    const QString price = m_form.value("price");
    QString image;
    if (const int row = m_images.rowOf(m_form.value("image")); row >= 0)
        image = m_images.value(row, QStringLiteral("name")).toString();
    struct Line {
        QString title, summary;
    };
    const Line lines[] = {
        {tr("Code"), m_folder.summary()},
        {tr("Runtime and price"), done(Step::Runtime) ? tr("%1 · %2 LEO").arg(image, price) : QString()},
        {tr("Test run"), m_test.passed() ? tr("Passed in %1").arg(m_test.wall()) : QString()},
        {tr("Encrypt and publish"), m_recordedAt ? tr("Block %1").arg(text::height(*m_recordedAt)) : QString()},
    };
    std::vector<Row> rows;
    for (int i = 0; i < 4; ++i) {
        const auto step = static_cast<Step>(i);
        const char* mark = step == m_step ? "current" : done(step) ? "done" : step < m_step ? "open" : "waiting";
        rows.push_back({QString::number(i), {lines[i].title, lines[i].summary, QLatin1String(mark)}});
    }
    m_steps.assign(std::move(rows));
    Q_EMIT changed();
}

void PublishWizard::setStep(Step step) {
    m_step = step;
    showSteps();
}

void PublishWizard::chooseFolder(const QUrl& folder) {
    if (folder.isLocalFile()) inspect(folder.toLocalFile());
}

void PublishWizard::choosePath(const QString& path) {
    const QUrl url(path.trimmed());
    inspect(url.isLocalFile() ? url.toLocalFile() : path.trimmed());
}

void PublishWizard::readAgain() {
    inspect(m_folder.path());
}

void PublishWizard::inspect(const QString& path) {
    if (path.isEmpty()) return;
    m_folder.reading(path);
    m_test.clear();
    m_api.inspect(path.toStdString(), guarded(this, [this, path](const Result<api::FolderReport>& report) {
                      if (m_folder.path() != path) return;
                      m_folder.show(report);
                      if (report.ok()) m_form.fillFrom(*report);
                  }));
}

void PublishWizard::goTo(int step) {
    if (step < 0 || step > static_cast<int>(Step::Publish) || m_step == Step::Published) return;
    const auto target = static_cast<Step>(step);
    if (target < m_step && m_progress.stage() != PublishProgressView::Stage::Working) setStep(target);
}

void PublishWizard::next() {
    if (m_step >= Step::Publish) return;
    m_form.showAll();
    if (!canContinue()) return;
    saveDraft();
    setStep(static_cast<Step>(static_cast<int>(m_step) + 1));
}

void PublishWizard::back() {
    goTo(static_cast<int>(m_step) - 1);
}

void PublishWizard::runTest(const QUrl& sample) {
    if (!sample.isLocalFile() || m_test.stage() == TestRunView::Stage::Running) return;
    m_test.begin(sample.toLocalFile());
    m_api.test(draft(), m_test.sample().toStdString(),
               guarded(this, [this, sampled = m_test.sample()](const Result<api::TestRun>& run) {
                   if (m_test.sample() == sampled) m_test.show(run);
               }));
}

void PublishWizard::repeatTest() {
    if (!m_test.sample().isEmpty()) runTest(QUrl::fromLocalFile(m_test.sample()));
}

void PublishWizard::publish() {
    m_form.showAll();
    if (!done(Step::Code) || !done(Step::Runtime) || m_progress.stage() == PublishProgressView::Stage::Working)
        return;
    saveDraft();
    m_recordedAt.reset();
    m_published.reset();
    m_publishedName = draft().name;
    m_progress.begin(tr("%n file(s)", nullptr, m_folder.fileCount()), m_folder.packed());
    m_api.preparePublish(draft(),
                         guarded(this, [this](const api::PublishProgress& progress) { m_progress.report(progress); }),
                         guarded(this, [this](const Result<api::SigningRequest>& request) { present(request); }));
}

void PublishWizard::present(const Result<api::SigningRequest>& request) {
    if (!request.ok()) return m_progress.fail(words::refusal(request.error()));
    if (m_progress.stage() != PublishProgressView::Stage::Working) return;  // cancelled meanwhile
    m_progress.reach(PublishProgressView::Part::Sign);
    m_request = request->id;
    m_signing.present(*request);
}

void PublishWizard::recorded(quint64 request, quint64 height) {
    if (request != m_request) return;
    m_recordedAt = Height{height};
    m_progress.finish(tr("Block %1").arg(text::height(*m_recordedAt)));
    m_api.deleteDraft(draftName().toStdString());
    take(m_lambdas);
}

void PublishWizard::cancelPublish() {
    if (!m_progress.cancellable()) return;
    if (m_signing.request() == m_request) m_signing.cancel();
    m_progress.reset();
}

QString PublishWizard::draftName() const {
    const QString name = m_form.value("name").trimmed();
    return name.isEmpty() ? m_folder.name() : name;
}

void PublishWizard::saveDraft() {
    const QString name = draftName();
    if (name.isEmpty()) {
        m_draftError = tr("A draft needs a folder or a name.");
        Q_EMIT changed();
        return;
    }
    m_api.saveDraft(name.toStdString(), draft(), guarded(this, [this](const Status& status) {
                        m_draftError = status.ok() ? QString() : words::refusal(status.error());
                        if (status.ok())
                            m_draftSavedAt =
                                QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(systemClock().now().value));
                        Q_EMIT changed();
                    }));
}

QString PublishWizard::draftSaved() const {
    return m_draftSavedAt.isValid() ? tr("Draft saved at %1").arg(m_draftSavedAt.toString(QStringLiteral("HH:mm:ss")))
                                    : QString();
}

void PublishWizard::loadDrafts() {
    loadImages();  // drafts keep images that have no name any more
    m_api.drafts(guarded(this, [this](const Result<std::vector<std::pair<std::string, api::LambdaDraft>>>& drafts) {
        if (!drafts.ok()) return;
        m_savedDrafts = *drafts;
        std::vector<Row> rows;
        for (const auto& [name, draft] : m_savedDrafts)
            rows.push_back({text::own(name), {text::plain(name), text::plain(draft.folder)}});
        m_drafts.assign(std::move(rows));
    }));
}

void PublishWizard::openDraft(const QString& name) {
    for (const auto& [saved, draft] : m_savedDrafts) {
        if (text::own(saved) != name) continue;
        startNew();
        m_form.fill(draft);
        m_replaces = draft.replaces;
        inspect(text::own(draft.folder));
        return;
    }
}

void PublishWizard::deleteDraft(const QString& name) {
    m_api.deleteDraft(name.toStdString());
    loadDrafts();
}

void PublishWizard::startNew() {
    if (m_progress.stage() == PublishProgressView::Stage::Working) return;
    m_form.clear();
    m_folder.clear();
    m_test.clear();
    m_progress.reset();
    m_replaces.reset();
    m_published.reset();
    m_recordedAt.reset();
    m_draftSavedAt = {};
    m_draftError.clear();
    setStep(Step::Code);
}

void PublishWizard::startVersion(const api::Lambda& lambda) {
    startNew();
    api::LambdaDraft draft;
    draft.name = lambda.name;
    draft.description = lambda.description;
    draft.imageDigest = lambda.imageDigest;
    draft.command = lambda.command;
    draft.accepts = lambda.accepts;
    draft.produces = lambda.produces;
    draft.limits = lambda.limits;
    draft.price = lambda.price;
    draft.missFee = lambda.missFee;
    draft.bond = m_network.parameters.minLambdaBond;
    draft.minNodes = lambda.minNodes;
    draft.minTotalCredit = lambda.minTotalCredit;
    draft.policy = m_api.releasePolicy(lambda.id);
    m_form.fill(draft);
    m_replaces = lambda.id;
    showSteps();
}

// The last price that was typed is the one that is answered for.
void PublishWizard::quotePrice() {
    const Amount price = m_form.draft().price;
    if (price == m_quoted) return;
    m_quoted = price;
    m_quote.reset();
    m_split.assign({});
    if (price.isZero()) return;
    m_api.quotePrice(price, guarded(this, [this, price](const Result<api::PriceQuote>& quote) {
                         if (price != m_quoted || !quote.ok()) return;
                         m_quote = *quote;
                         m_split.assign(shareRows(m_quote->settled, {tr("You"), {}}));
                         Q_EMIT changed();
                     }));
}

QString PublishWizard::splitTitle() const {
    return m_quote ? tr("A typical offer of %1 LEO, %2 members")
                         .arg(text::leoShort(m_quote->offer), text::count(m_quote->members))
                   : QString();
}

QString PublishWizard::similarPrices() const {
    const std::string produces = m_form.value("produces").trimmed().toStdString();
    std::vector<Amount> prices;
    for (const api::Lambda& lambda : m_lambdas.all)
        if (lambda.produces == produces) prices.push_back(lambda.price);
    if (prices.empty()) return {};
    const auto [least, most] = std::minmax_element(prices.begin(), prices.end());
    if (*least == *most) return tr("Similar lambdas ask %1 LEO.").arg(text::leo2(*least));
    return tr("Similar lambdas ask %1 to %2 LEO.").arg(text::leo2(*least), text::leo2(*most));
}

QString PublishWizard::publishedCid() const {
    return m_published ? text::own(m_published->cid) : QString();
}

QString PublishWizard::publishedLink() const {
    return m_published ? QStringLiteral("leo:lambda/") + text::own(m_published->cid) : QString();
}

QString PublishWizard::publishedId() const {
    return m_published ? text::own(m_published->id.hex()) : QString();
}

QString PublishWizard::publishedHeight() const {
    return m_recordedAt ? text::height(*m_recordedAt) : QString();
}

}  // namespace leo::ui
